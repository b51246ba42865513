import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { InvalidAppend, NO_STREAM, RevisionConflict, type EventToAppend, type StreamAppend } from '../../../application/ports/event-store.js';
import { idsOf, newEvent, newEvents, newStream } from './events.js';
import { type ContractRun } from './run.js';

const MIB = 1024 * 1024;

export const appendContract = (run: ContractRun): void => {
  it('gives back what was appended, in order, with its place', async () => {
    const stream = newStream();
    const events = [newEvent({ text: 'Ünï "quoted" \u0000 \u{1F600}', nothing: null, list: [1, 0.1, 1e21, { deep: [] }] }), newEvent(null), newEvent('text', 'SomethingElse')];
    const appended = await run.store.append(stream, NO_STREAM, events);
    const stored = await run.store.readStream(stream);
    expect(stored).toEqual(events.map((event, i) => ({ ...event, stream, revision: i, position: stored[i]?.position })));
    expect(appended).toEqual({ revision: 2, position: stored[2]?.position });
  });

  it('gives every event a position of its own, growing and safe as a number', async () => {
    const [a, b] = [newStream(), newStream()];
    await run.store.append(a, NO_STREAM, newEvents(3));
    await run.store.append(b, NO_STREAM, newEvents(2));
    await run.store.append(a, 2, newEvents(2));
    const [first, second] = [await run.store.readStream(a), await run.store.readStream(b)];
    const positions = [...first.slice(0, 3), ...second, ...first.slice(3)].map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((x, y) => x - y));
    expect(positions.every(Number.isSafeInteger)).toBe(true);
  });

  it.each([
    ['a stream that is there already', NO_STREAM, 1],
    ['a revision behind', 0, 1],
    ['a revision ahead', 2, 1],
  ])('refuses %s, and writes nothing', async (_, expected, actual) => {
    const stream = newStream();
    await run.store.append(stream, NO_STREAM, newEvents(2));
    const refused = run.store.append(stream, expected, newEvents(2));
    await expect(refused).rejects.toBeInstanceOf(RevisionConflict);
    await expect(refused).rejects.toMatchObject({ stream, expected, actual });
    expect(await run.store.readStream(stream)).toHaveLength(2);
  });

  it('refuses a revision of a stream that does not exist', async () => {
    const stream = newStream();
    await expect(run.store.append(stream, 0, newEvents(1))).rejects.toMatchObject({ name: 'RevisionConflict', expected: 0, actual: NO_STREAM });
    expect(await run.store.readStream(stream)).toEqual([]);
  });

  it('takes 500 events at once', async () => {
    const stream = newStream();
    const events = newEvents(500);
    expect(await run.store.append(stream, NO_STREAM, events)).toMatchObject({ revision: 499 });
    expect(idsOf(await run.store.readStream(stream))).toEqual(idsOf(events));
  });

  it('takes nearly 1 MiB at once, and refuses more', async () => {
    const stream = newStream();
    const large = (bytes: number): EventToAppend => newEvent({ text: 'x'.repeat(bytes) });
    await run.store.append(stream, NO_STREAM, [large(MIB / 2), large(MIB / 2 - 2_000)]);
    await expect(run.store.append(stream, 1, [large(MIB / 2), large(MIB / 2)])).rejects.toBeInstanceOf(InvalidAppend);
    expect(await run.store.readStream(stream)).toHaveLength(2);
  });

  it('puts what has to come before an append before it', async () => {
    const [stream, first, second] = [newStream(), newStream(), newStream()];
    const [event, key, other] = [newEvent(), newEvent(), newEvent()];
    const before = [{ stream: first, expectedRevision: NO_STREAM, events: [key] }, { stream: second, expectedRevision: NO_STREAM, events: [other] }];
    const appended = await run.store.append(stream, NO_STREAM, [event], before);
    const [stored] = await run.store.readStream(first);
    expect(stored).toMatchObject({ id: key.id, revision: 0 });
    expect(stored?.position).toBeLessThan(appended.position);
    expect(await run.store.append(stream, NO_STREAM, [event], before)).toEqual(appended);
    expect(idsOf(await run.store.readStream(second))).toEqual([other.id]);
  });

  it('writes nothing where something else is in the place of what has to come before', async () => {
    const [stream, taken] = [newStream(), newStream()];
    await run.store.append(taken, NO_STREAM, newEvents(1));
    const append = run.store.append(stream, NO_STREAM, newEvents(1), [{ stream: taken, expectedRevision: NO_STREAM, events: newEvents(1) }]);
    await expect(append).rejects.toMatchObject({ name: 'RevisionConflict', stream: taken, actual: 0 });
    expect(await run.store.readStream(stream)).toEqual([]);
    expect(await run.store.readStream(taken)).toHaveLength(1);
  });

  it('does not take an append for a repeat where something else had to come before it', async () => {
    const [stream, key, free] = [newStream(), newStream(), newStream()];
    const events = newEvents(1);
    const first = (name: string): StreamAppend => ({ stream: name, expectedRevision: NO_STREAM, events: newEvents(1) });
    await run.store.append(stream, NO_STREAM, events, [first(key)]);
    await expect(run.store.append(stream, NO_STREAM, events, [first(key)])).rejects.toMatchObject({ name: 'RevisionConflict', stream: key });
    await expect(run.store.append(free, NO_STREAM, events, [first(key)])).rejects.toMatchObject({ name: 'RevisionConflict', stream: key });
    expect(await run.store.readStream(free)).toEqual([]);
  });

  it.each<[string, string, number, EventToAppend[]]>([
    ['no events', newStream(), NO_STREAM, []],
    ['501 events', newStream(), NO_STREAM, newEvents(501)],
    ['a stream without a name', '', NO_STREAM, newEvents(1)],
    ['a stream of the system', '$settings', NO_STREAM, newEvents(1)],
    ['a stream of the engine', '_checkpoint-x', NO_STREAM, newEvents(1)],
    ['a stream with blanks', 'a b', NO_STREAM, newEvents(1)],
    ['a negative revision', newStream(), -2, newEvents(1)],
    ['a fractional revision', newStream(), 0.5, newEvents(1)],
    ['a malformed id', newStream(), NO_STREAM, [{ ...newEvent(), id: '42' }]],
    ['an id in upper case', newStream(), NO_STREAM, [{ ...newEvent(), id: randomUUID().toUpperCase() }]],
    ['an empty type', newStream(), NO_STREAM, [newEvent({}, '')]],
    ['no data', newStream(), NO_STREAM, [{ ...newEvent(), data: undefined }]],
    ['a bigint', newStream(), NO_STREAM, [newEvent({ amount: 1n })]],
  ])('refuses %s before anything is sent', async (_, stream, revision, events) => {
    await expect(run.store.append(stream, revision, events)).rejects.toBeInstanceOf(InvalidAppend);
    expect(await run.store.readStream(stream)).toEqual([]);
  });
};
