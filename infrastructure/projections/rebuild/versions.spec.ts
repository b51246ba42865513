import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReadStoreUnavailable } from '../../../application/ports/read-store.js';
import { type Projection } from '../../../projections/projection.js';
import { LiveViews } from '../live-views.js';
import { portsOf } from '../testing/read-models.js';
import { failing, ProjectionWorld, until } from '../testing/projection-world.js';
import { add, some, tallies } from '../testing/tallies.js';

let world: ProjectionWorld;
beforeEach(() => {
  world = new ProjectionWorld();
});
afterEach(() => world.close());

const collections = (): Promise<readonly string[]> => world.readStore.collections('tallies');

describe('a view of another version', () => {
  const doubled = (overrides: Partial<Projection> = {}): Projection =>
    tallies({ version: 2, evolve: (document, event, id) => { const after = tallies().evolve(document, event, id) as { total: number } | null; return after && { ...after, double: after.total * 2 }; }, ...overrides });

  it('is built beside; the old one serves until then, and is gone afterwards', async () => {
    await world.record(...some(20));
    const { runner } = await world.started([tallies()]);
    await runner.stop();
    const next = world.process([doubled()]);
    next.runner.start();
    const shown = new Set<string>();
    await until(async () => {
      const active = (await world.readStore.activeCollection('tallies')) ?? '';
      shown.add(`${active} ${await world.readStore.count(active, []).catch(() => 20)}`);
      return active !== 'tallies_v1';
    });
    expect([...shown]).toEqual(['tallies_v1 20', 'tallies_v2_b1 20']);
    await world.record(add('d0001'));
    await world.caughtUp(next.runner);
    expect(await world.documents()).toMatchObject({ d0001: { total: 2, double: 4 } });
    await until(async () => (await collections()).join() === 'tallies_v2_b1');
  });

  it('that is older than what serves is left alone: a newer program runs beside this one', async () => {
    await world.record(...some(5));
    const { runner } = await world.started([doubled()]);
    await runner.stop();
    const live = await LiveViews.open(portsOf([tallies()], world.store, world.readStore), () => undefined);
    expect({ live: live.views, outdated: live.outdated }).toEqual({ live: [], outdated: [] });
    await live.finish();
    const old = world.process([tallies()]);
    await old.builder.bringUpToDate([], new AbortController().signal);
    expect(await world.readStore.activeCollection('tallies')).toBe('tallies_v2');
    expect(Object.keys(await world.documents())).toHaveLength(5);
  });

  it('that is new in an old log is built beside, so that the others need not wait', async () => {
    await world.record(...some(20));
    const { runner } = await world.started([tallies()]);
    await runner.stop();
    const next = await world.started([tallies(), tallies({ name: 'late' })]);
    expect(Object.keys(await world.documents('late'))).toHaveLength(20);
    expect(await world.readStore.activeCollection('late')).toBe('late_v1_b1');
    expect(await next.builder.verify('late')).toMatchObject({ equal: true });
  });
});

describe('a rebuild that is killed', () => {
  it('at any moment leaves the live view untouched, and the next start removes what is left', async () => {
    await world.record(...some(30));
    const { runner } = await world.started([tallies()]);
    const before = await world.documents();
    await runner.stop();
    for (let calls = 1; calls < 40; calls += 3) {
      let left = calls;
      // From some call on, nothing that the process sends arrives: neither its work nor its cleaning up.
      const readStore = failing(world.readStore, () => (left-- > 0 ? undefined : new ReadStoreUnavailable('killed')));
      const outcome = await world.process([tallies()], { readStore }).builder.rebuild('tallies').then(() => 'done', () => 'killed');
      expect(await world.documents()).toEqual(before);
      world.wait();
      const next = await world.started([tallies()]);
      await until(async () => (await collections()).length === 1);
      expect(await world.documents()).toEqual(before);
      await next.runner.stop();
      if (outcome === 'done') return;
    }
    throw new Error('it was never let through');
  });
});
