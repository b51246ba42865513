import { beforeAll, describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '../../../application/ports/event-store.js';
import { idsOf, newEvent, newEvents, newStream, numbersOf } from './events.js';
import { type ContractRun } from './run.js';

export const readContract = (run: ContractRun): void => {
  describe('of a stream', () => {
    const stream = newStream();
    beforeAll(async () => void (await run.store.append(stream, NO_STREAM, newEvents(5))));

    it.each([
      ['all', {}, [0, 1, 2, 3, 4]],
      ['from a revision, inclusive', { from: 2 }, [2, 3, 4]],
      ['so many', { limit: 2 }, [0, 1]],
      ['so many from a revision', { from: 1, limit: 3 }, [1, 2, 3]],
      ['past the end', { from: 5 }, []],
      ['backwards', { direction: 'backwards' as const }, [4, 3, 2, 1, 0]],
      ['backwards from a revision, inclusive', { direction: 'backwards' as const, from: 2 }, [2, 1, 0]],
      ['the last', { direction: 'backwards' as const, limit: 1 }, [4]],
    ])('gives %s', async (_, options, expected) => {
      expect(numbersOf(await run.store.readStream(stream, options))).toEqual(expected);
    });

    it.each([newStream(), '', '$all', 'no name'])('gives nothing when there is no stream "%s"', async (name) => {
      expect(await run.store.readStream(name)).toEqual([]);
      expect(await run.store.readStream(name, { direction: 'backwards', limit: 1 })).toEqual([]);
    });

    it.each([{ from: -1 }, { from: 1.5 }, { limit: 0 }, { limit: Number.NaN }])('refuses to read %p', async (options) => {
      await expect(run.store.readStream(stream, options)).rejects.toBeInstanceOf(RangeError);
    });
  });

  describe('of the log', () => {
    const [plan, order, other] = [newStream('contractplan'), newStream('contractorder'), newStream('contractother')];
    let after: number;
    beforeAll(async () => {
      after = await run.store.head();
      await run.store.append(plan, NO_STREAM, [newEvent({ number: 0 }, 'PlanTested'), newEvent({ number: 1 }, 'PlanTestedTwice')]);
      await run.store.append(order, NO_STREAM, [newEvent({ number: 2 }, 'OrderTested'), newEvent({ number: 3 }, 'PlanTested')]);
      await run.store.append(other, NO_STREAM, newEvents(1, 'OtherTested'));
    });

    it.each([
      ['a prefix of streams', { streamPrefixes: ['contractplan-'] }, [0, 1]],
      ['several prefixes', { streamPrefixes: ['contractplan-', 'contractorder-'] }, [0, 1, 2, 3]],
      ['a type, whole', { types: ['PlanTested'] }, [0, 3]],
      ['several types', { types: ['PlanTested', 'OrderTested'] }, [0, 2, 3]],
      ['both', { types: ['PlanTested'], streamPrefixes: ['contractorder-'] }, [3]],
      ['what nothing matches', { types: ['Plan.*'] }, []],
      ['what would be a broken pattern', { types: ['Plan('] }, []],
      ['an empty list, which restricts nothing', { types: [], streamPrefixes: ['contractplan-', 'contractorder-'] }, [0, 1, 2, 3]],
    ])('filters by %s', async (_, filter, expected) => {
      const { events, position, caughtUp } = await run.store.readAll({ after, limit: 100, filter });
      expect(numbersOf(events)).toEqual(expected);
      expect({ position, caughtUp }).toEqual({ position: await run.store.head(), caughtUp: true });
    });

    it('goes page by page without gaps and repeats', async () => {
      const pages = [];
      const filter = { streamPrefixes: ['contractplan-', 'contractorder-'] };
      for (let page = await run.store.readAll({ after, limit: 3, filter }); ; page = await run.store.readAll({ after: page.position, limit: 3, filter })) {
        pages.push(page);
        if (page.caughtUp) break;
      }
      expect(pages.map(({ events }) => numbersOf(events))).toEqual([[0, 1, 2], [3]]);
      expect(pages[0]?.position).toBe(pages[0]?.events[2]?.position);
    });

    it('gives a large part at once', async () => {
      const stream = newStream();
      const before = await run.store.head();
      const events = newEvents(500);
      await run.store.append(stream, NO_STREAM, events);
      expect(idsOf((await run.store.readAll({ after: before, limit: 10_000 })).events)).toEqual(idsOf(events));
    });

    it('shows whole events, as their stream does', async () => {
      const { events } = await run.store.readAll({ after, limit: 100, filter: { streamPrefixes: [plan] } });
      expect(events).toEqual(await run.store.readStream(plan));
    });

    it('has its head at the last event', async () => {
      const { position } = await run.store.append(newStream(), NO_STREAM, newEvents(3));
      expect(await run.store.head()).toBe(position);
      expect(await run.store.readAll({ after: position, limit: 10 })).toEqual({ events: [], position, caughtUp: true });
    });

    it('shows what another handle appended at once', async () => {
      const stream = newStream();
      const before = await run.store.head();
      const events = newEvents(2);
      await run.store.append(stream, NO_STREAM, events);
      expect(idsOf((await run.store.readAll({ after: before, limit: 10, filter: { streamPrefixes: [stream] } })).events)).toEqual(idsOf(events));
    });
  });
};
