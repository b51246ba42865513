import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RebuildProgress } from '../../../application/ports/view-admin.js';
import { ANY_VIEW, PARKED, parkedEvent, parkedWrites } from '../parked-events.js';
import { ProjectionWorld, type Process } from '../testing/projection-world.js';
import { add, put, some, tallies, TYPE } from '../testing/tallies.js';

let world: ProjectionWorld;
beforeEach(() => {
  world = new ProjectionWorld();
});
afterEach(() => world.close());

const collections = (): Promise<readonly string[]> => world.readStore.collections('tallies');
/** Changes the live document behind the projection's back. */
const tamper = async (id: string, total: number): Promise<void> => {
  const collection = (await world.readStore.activeCollection('tallies')) ?? '';
  const stored = (await world.readStore.getMany(collection, [id])).get(id);
  await world.readStore.apply(new Map([[collection, [{ id, position: (stored?.position ?? 0) + 1, body: { ...stored?.body, id, total } }]]]), new Map());
};

describe('a rebuild', () => {
  it('of the same version is equal, takes the place of the live view, and removes it', async () => {
    await world.record(...some(30), add('d0001', 5), { op: 'add to group', group: 'x', value: 1 }, { op: 'remove', id: 'd0002', value: 0 });
    const { runner, builder } = await world.started([tallies()]);
    const before = await world.documents();
    const result = await builder.rebuild('tallies');
    expect(result).toMatchObject({ view: 'tallies', collection: 'tallies_v1_b1', previous: 'tallies_v1', position: 33, events: 33, documents: 29, equal: true, switched: true, different: [] });
    expect(result.hash).toBe(result.previousHash);
    expect(await collections()).toEqual(['tallies_v1_b1']);
    expect(await world.documents()).toEqual(before);
    await world.record(add('d0001', 100));
    await world.caughtUp(runner);
    expect(await world.documents()).toMatchObject({ d0001: { total: 107 } });
  });

  it('loses nothing that is recorded meanwhile', async () => {
    await world.record(...some(50));
    const { runner, builder } = await world.started([tallies()]);
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n++) await world.record(put(`w${n}`), add('d0001'));
    })();
    for (let round = 0; round < 3; round++) expect(await builder.rebuild('tallies')).toMatchObject({ equal: true, switched: true });
    writing = false;
    await writer;
    await world.caughtUp(runner);
    expect(await builder.verify('tallies')).toMatchObject({ equal: true, documents: Object.keys(await world.documents()).length });
  });

  it('that is different says which documents are, and changes nothing unless it is forced', async () => {
    await world.record(...some(30));
    const { builder } = await world.started([tallies()]);
    await tamper('d0007', 99);
    await tamper('extra', 1);
    const result = await builder.rebuild('tallies');
    expect(result).toMatchObject({ equal: false, switched: false, collection: 'tallies_v1', different: ['d0007', 'extra'] });
    expect(await world.documents()).toMatchObject({ d0007: { total: 99 } });
    expect(await collections()).toEqual(['tallies_v1']);
    expect(await builder.rebuild('tallies', undefined, true)).toMatchObject({ equal: false, switched: true, different: ['d0007', 'extra'] });
    expect(await world.documents()).toMatchObject({ d0007: { total: 1 } });
    expect(await world.documents()).not.toHaveProperty('extra');
  });

  it('of all views reads the log once', async () => {
    const reads = new Set<number>();
    const store = new Proxy(world.store, {
      get: (inner, name) => {
        if (name !== 'readAll') return (Reflect.get(inner, name) as (...args: unknown[]) => unknown).bind(inner);
        return async (options: { after: number; limit: number }) => {
          if (options.limit > 1) expect(reads.has(options.after)).toBe(false);
          reads.add(options.after);
          return inner.readAll(options);
        };
      },
    });
    await world.record(...some(20));
    const views = [tallies({ name: 'one' }), tallies({ name: 'two' }), tallies({ name: 'three' })];
    const { runner } = await world.started(views);
    const { builder } = world.process(views, { store });
    const results = await builder.rebuildAll();
    expect(results.map(({ view, equal, switched }) => [view, equal, switched])).toEqual(views.map(({ name }) => [name, true, true]));
    await world.record(add('d0001'));
    await world.caughtUp(runner);
    for (const { name } of views) expect(await world.documents(name)).toMatchObject({ d0001: { total: 2 } });
  });

  it('tells how far it is', async () => {
    await world.record(...some(30));
    const { builder } = await world.started([tallies()]);
    const seen: RebuildProgress[] = [];
    await builder.rebuild('tallies', (progress) => seen.push(progress));
    expect(seen.map(({ phase }) => phase)).toEqual(['replaying', 'comparing', 'switching']);
    expect(seen[0]).toEqual({ view: 'tallies', phase: 'replaying', events: 30, position: 30, head: 30 });
    expect((await builder.list())[0]).toEqual({ view: 'tallies', version: 1, collection: 'tallies_v1_b1', position: 30, documents: 30, progress: null });
  });

  it('refuses an unknown view, and to begin while another process is at it', async () => {
    await world.record(...some(5));
    const { builder } = await world.started([tallies()]);
    await expect(builder.rebuild('nothing')).rejects.toMatchObject({ code: 'not_found' });
    await world.readStore.acquireLease('rebuild', 'another process', 5_000);
    await expect(builder.rebuild('tallies')).rejects.toMatchObject({ code: 'rebuild_running' });
    await expect(builder.verify('tallies')).rejects.toMatchObject({ code: 'rebuild_running' });
  });

  it('takes back what was parked once the view can take it, and parks what it cannot', async () => {
    await world.record(put('a'), { op: 'throw', id: 'a', value: 0 }, add('a'));
    await world.recordType('SomethingNew', {});
    const { runner } = await world.started([tallies()]);
    const parked = async (process: Process) => (await process.runner.parked()).map(({ type, reason }) => [type, reason]);
    expect(await runner.parked()).toHaveLength(2);
    await runner.stop();
    const mended = tallies({ evolve: (document, event, id) => ((event.data as { op: string }).op === 'throw' ? document : tallies().evolve(document, event, id)) });
    const next = await world.started([mended]);
    await next.builder.rebuild('tallies');
    expect(await parked(next)).toEqual([['SomethingNew', expect.stringContaining('unknown type')]]);
    await next.runner.stop();
    const broken = await world.started([tallies()]);
    await broken.builder.rebuild('tallies');
    expect(await parked(broken)).toEqual([[TYPE, 'cannot fold a'], ['SomethingNew', expect.stringContaining('unknown type')]]);
  });
});

describe('an event whose type no program knew', () => {
  it('is taken back when all views that take it were rebuilt by one that does', async () => {
    const views = [tallies({ name: 'one' }), tallies({ name: 'two' })];
    await world.record(put('a'));
    const { runner, builder } = await world.started(views);
    const [event] = (await world.store.readAll({ after: 0, limit: 1 })).events;
    if (!event) throw new Error('nothing recorded');
    await world.readStore.apply(new Map([[PARKED, parkedWrites([parkedEvent(ANY_VIEW, event, 'unknown type')])]]), new Map());
    await builder.rebuild('one');
    expect(await runner.parked()).toHaveLength(1);
    await builder.rebuildAll();
    expect(await runner.parked()).toHaveLength(0);
  });
});

describe('a verification', () => {
  it('finds what is different, and leaves everything as it is', async () => {
    await world.record(...some(30));
    const { builder } = await world.started([tallies()]);
    expect(await builder.verify('tallies')).toMatchObject({ collection: 'tallies_v1', position: 30, documents: 30, equal: true, different: [] });
    await tamper('d0007', 99);
    const result = await builder.verify('tallies');
    expect(result).toMatchObject({ equal: false, different: ['d0007'] });
    expect(result.hash).not.toBe(result.rebuiltHash);
    expect(await world.documents()).toMatchObject({ d0007: { total: 99 } });
    expect(await collections()).toEqual(['tallies_v1']);
  });

  it('works while another process folds', async () => {
    await world.record(...some(10));
    const { runner } = await world.started([tallies()]);
    const { builder } = world.process([tallies()]);
    expect(await builder.verify('tallies')).toMatchObject({ equal: true });
    await world.record(add('d0001'));
    await world.caughtUp(runner);
  });
});
