import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { START } from '../../application/ports/event-store.js';
import { ReadStoreUnavailable } from '../../application/ports/read-store.js';
import { type FoldEvent } from '../../projections/projection.js';
import { profileOf } from '../../test/contracts/profile-store.contract.js';
import { newOwner } from '../concurrency/lease.js';
import { openEmbeddedEventStore } from '../eventstore/embedded-event-store.js';
import { failing, ProjectionWorld, until } from './testing/projection-world.js';
import { add, put, tallies, TYPE } from './testing/tallies.js';
import { NOWHERE } from './view-positions.js';

let world: ProjectionWorld;
beforeEach(() => {
  world = new ProjectionWorld();
});
afterEach(() => world.close());

describe('keeping the views up to date', () => {
  it('shows what was recorded before the start and after it, and tells who waits', async () => {
    await world.record(put('a'));
    const { runner } = await world.started([tallies()]);
    expect(await world.documents()).toMatchObject({ a: { id: 'a', total: 1, resellerId: 'r' } });
    const position = await world.record(add('a', 4));
    expect(await runner.reached(position, 5_000)).toBe(true);
    expect(runner.position()).toBeGreaterThanOrEqual(position);
    expect(await world.documents()).toMatchObject({ a: { total: 5 } });
  });

  it('tells how far each view has come, and nowhere as long as nothing serves it', async () => {
    const told: (readonly [view: string, position: number])[] = [];
    const another = newOwner();
    await world.readStore.acquireLease('projections', another, 60_000);
    const { runner } = world.process([tallies()], { onMoved: (moved) => told.push(...moved) });
    runner.start();
    await until(() => told.length > 0);
    expect(told[0]).toEqual(['tallies', NOWHERE]);
    expect(await runner.reached(START, 1)).toBe(false);
    await world.readStore.releaseLease('projections', another);
    const position = await world.record(put('a'));
    await world.caughtUp(runner);
    expect(told.at(-1)).toEqual(['tallies', position]);
  });

  it('answers false to who waits for what does not come', async () => {
    const { runner } = await world.started([tallies()]);
    expect(await runner.reached(1_000, 20)).toBe(false);
  });

  it('joins people to events by their profile, and nobody once they are erased', async () => {
    const named = tallies({ handles: ['AccountOpened', 'PersonErased'], keys: () => ['a'], evolve: (_document, event: FoldEvent) => ({ group: 'x', profile: event.profile }) });
    world.people.set('p', profileOf('p', { name: 'Ida Holm', taxId: 'secret', passwordHash: 'hash' }));
    await world.recordType('AccountOpened', { profileId: 'p' });
    const { runner } = await world.started([named]);
    expect(await world.documents()).toMatchObject({ a: { profile: { name: 'Ida Holm', email: 'zoe@example.com', phone: '+46 8 123 456', country: 'SE', city: 'Malmö' } } });
    expect(JSON.stringify(await world.documents())).not.toMatch(/secret|hash/);
    world.people.clear();
    await world.recordType('PersonErased', { profileId: 'p' });
    await world.caughtUp(runner);
    expect(await world.documents()).toMatchObject({ a: { profile: null } });
  });

  it('goes on after an outage, and says meanwhile that it does not run', async () => {
    let away = false;
    const readStore = failing(world.readStore, (method) => (away && method === 'apply' ? new ReadStoreUnavailable('away') : undefined));
    const { runner } = await world.started([tallies()], { readStore });
    away = true;
    const position = await world.record(put('a'));
    await until(() => !runner.running());
    expect(await world.documents()).toEqual({});
    away = false;
    expect(await runner.reached(position, 20_000)).toBe(true);
    await until(() => runner.running());
  });

  it('counts how far it is behind', async () => {
    let away = false;
    const readStore = failing(world.readStore, (method) => (away && method === 'apply' ? new ReadStoreUnavailable('away') : undefined));
    const { runner } = await world.started([tallies()], { readStore });
    expect(await runner.lag()).toEqual({ events: 0, seconds: 0 });
    away = true;
    await world.record(put('a'), put('b'), put('c'));
    expect(await runner.lag()).toEqual({ events: 3, seconds: 10 });
  });

  it('folds each view from where it stands, when they stand apart', async () => {
    const [first, second] = [tallies({ name: 'first' }), tallies({ name: 'second' })];
    await world.record(put('a'), add('a'), add('a'));
    const { runner } = await world.started([first, second]);
    await runner.stop();
    const logId = await world.store.logId();
    await world.readStore.apply(new Map(), new Map([['second_v1', { logId, position: 1 }]]));
    await world.record(add('a'));
    await world.started([first, second]);
    expect(await world.documents('first')).toMatchObject({ a: { total: 4 } });
    expect(await world.documents('second')).toMatchObject({ a: { total: 4 } });
  });

  it('starts anew when the log is another one', async () => {
    await world.record(put('a'), put('b'));
    const { runner } = await world.started([tallies()]);
    await runner.stop();
    await world.store.close();
    world.store = openEmbeddedEventStore({ file: join(world.folder, 'restored.db') });
    await world.record(put('c'));
    await world.started([tallies()]);
    expect(Object.keys(await world.documents())).toEqual(['c']);
  });
});

describe('an event that cannot be taken', () => {
  const type = (id: string) => ({ op: 'throw', id, value: 0 }) as const;

  it('is put aside with its reason by the view that cannot take it; everything else goes on', async () => {
    const calm = tallies({ name: 'calm', evolve: (document) => ({ seen: ((document as { seen?: number } | null)?.seen ?? 0) + 1, group: 'x' }) });
    await world.record(put('a'));
    const at = await world.record(type('a'));
    await world.record(add('a'));
    const { runner } = await world.started([tallies(), calm]);
    expect(await runner.parked()).toMatchObject([{ view: 'tallies', position: at, type: TYPE, reason: 'cannot fold a' }]);
    expect(await world.documents()).toMatchObject({ a: { total: 2 } });
    expect(await world.documents('calm')).toMatchObject({ a: { seen: 3 } });
    expect(runner.running()).toBe(true);
  });

  it('of an unknown type is put aside once, for any view', async () => {
    await world.recordType('SomethingNew', {});
    await world.record(put('a'));
    const { runner } = await world.started([tallies({ name: 'one' }), tallies({ name: 'two' })]);
    expect(await runner.parked()).toMatchObject([{ view: '*', type: 'SomethingNew', reason: expect.stringContaining('unknown type') }]);
    expect(await world.documents('one')).toMatchObject({ a: { total: 1 } });
  });

  it('that makes a document which the engine refuses is found, put aside, and blocks nothing', async () => {
    await world.record(put('a'), put('b', 0.5), add('a'), put('c'));
    const { runner } = await world.started([tallies(), tallies({ name: 'names', fields: { group: 'id' } })]);
    expect(await runner.parked()).toMatchObject([{ view: 'tallies', position: 2, reason: expect.stringContaining('safe integers') }]);
    expect(await world.documents()).toMatchObject({ a: { total: 2 }, c: { total: 1 } });
    expect(Object.keys(await world.documents('names'))).toEqual(['a', 'b', 'c']);
  });
});

describe('one process at a time', () => {
  it('folds; the others follow its positions, and one goes on when it stops', async () => {
    const [first, second] = [await world.started([tallies()]), world.process([tallies()])];
    second.runner.start();
    const position = await world.record(put('a'));
    expect(await second.runner.reached(position, 10_000)).toBe(true);
    expect(second.runner.running()).toBe(true);
    await first.runner.stop();
    const next = await world.record(add('a'));
    expect(await second.runner.reached(next, 10_000)).toBe(true);
    expect(await world.documents()).toMatchObject({ a: { total: 2 } });
  });

  it('hands over to one who asks, and takes it up again', async () => {
    const { runner } = await world.started([tallies()]);
    const { readStore } = world;
    await readStore.requestLease('projections', 'operator', 5_000);
    await until(async () => (await readStore.acquireLease('projections', 'operator', 5_000)).held);
    const position = await world.record(put('a'));
    expect(await runner.reached(position, 300)).toBe(false);
    await readStore.releaseLease('projections', 'operator');
    expect(await runner.reached(position, 10_000)).toBe(true);
  });

  it('notices when other collections serve than those that it opened', async () => {
    const { runner } = await world.started([tallies()]);
    const logId = await world.store.logId();
    // As a rebuild whose lease of the views has lapsed.
    await until(async () => (await world.readStore.acquireLease('rebuild', 'slow', 60_000)).held);
    await world.readStore.ensure('tallies_v1_b7', { fields: { resellerId: 'id', resellerPath: 'id', accountId: 'id', group: 'id', total: 'number' }, indexes: [] });
    await world.readStore.apply(new Map(), new Map([['tallies_v1_b7', { logId, position: 0 }]]));
    await world.readStore.activate('tallies', 'tallies_v1_b7');
    await world.record(put('a'));
    await until(async () => 'a' in (await world.documents()));
    await world.caughtUp(runner);
  });

  it('finishes its batch on a stop: documents and checkpoint agree', async () => {
    const { runner } = await world.started([tallies()]);
    const writing = world.record(...Array.from({ length: 200 }, (_, index) => put(`d${index}`)));
    await until(() => runner.position() > 20);
    await runner.stop();
    await writing;
    const checkpoint = await world.readStore.loadCheckpoint('tallies_v1');
    expect(Object.keys(await world.documents())).toHaveLength(checkpoint?.position ?? -1);
  });
});
