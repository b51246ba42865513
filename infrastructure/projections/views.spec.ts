import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnknownCollection, type JsonObject } from '../../application/ports/read-store.js';
import { type Views } from '../../application/ports/views.js';
import { failing, type Process, ProjectionWorld } from './testing/projection-world.js';
import { tallies } from './testing/tallies.js';
import { createViews } from './views.js';

let world: ProjectionWorld;
let process: Process;
let views: Views;
const view = tallies({ fields: { group: 'id', total: 'number', due: 'date' }, evolve: (document, event, id) => ({ ...tallies().evolve(document, event, id), due: (event.data as { due?: string }).due ?? null }) });
beforeEach(async () => {
  world = new ProjectionWorld();
  process = await world.started([view]);
  views = createViews({ projections: [view], store: world.store, readStore: world.readStore, status: process.runner, catchUpMs: 5_000 });
});
afterEach(() => world.close());

const put = (id: string, group: string, value: number, due?: string) => ({ op: 'put', id, group, value, ...(due && { due }) }) as const;
const ids = async (found: AsyncIterable<JsonObject>): Promise<unknown[]> => {
  const all: unknown[] = [];
  for await (const { id } of found) all.push(id);
  return all;
};

describe('finding things for use cases', () => {
  it('sees all that was recorded before, once it has caught up', async () => {
    await world.record(put('b', 'x', 1), put('a', 'x', 2), put('c', 'y', 1));
    expect(await views.catchUp()).toBe(true);
    expect(await ids(views.all('tallies', {}))).toEqual(['a', 'b', 'c']);
  });

  it('says when it could not catch up', async () => {
    const impatient = createViews({ projections: [view], store: world.store, readStore: world.readStore, status: process.runner, catchUpMs: 10 });
    await process.runner.stop();
    await world.record(put('a', 'x', 1));
    expect(await impatient.catchUp()).toBe(false);
  });

  it('matches equal values of each type, any of a list, nulls, and ids', async () => {
    await world.record(put('a', 'x', 1), put('b', 'x', 2), put('c', 'y', 1), put('d', 'z', 1, '2026-03-01'));
    await views.catchUp();
    expect(await ids(views.all('tallies', { group: 'x' }))).toEqual(['a', 'b']);
    expect(await ids(views.all('tallies', { group: ['x', 'y'], total: 1 }))).toEqual(['a', 'c']);
    expect(await ids(views.all('tallies', { due: null }))).toEqual(['a', 'b', 'c']);
    expect(await ids(views.all('tallies', { id: ['d', 'a'], accountId: null }))).toEqual(['a', 'd']);
    expect(await ids(views.all('tallies', { group: [] }))).toEqual([]);
  });

  it('takes a range up to and with its end, and nothing that has no value', async () => {
    await world.record(put('none', 'x', 1), put('early', 'x', 1, '2026-02-28'), put('on', 'x', 1, '2026-03-01'), put('late', 'x', 1, '2026-03-02'), put('other', 'y', 1, '2026-01-01'));
    await views.catchUp();
    expect(await ids(views.all('tallies', { group: 'x' }, { field: 'due', upTo: '2026-03-01' }))).toEqual(['early', 'on']);
  });

  it('takes one document for each value of a field', async () => {
    await world.record(put('a', 'y', 1), put('b', 'x', 2), put('c', 'y', 1), put('d', 'x', 1, '2026-03-01'), put('e', 'z', 1, '2026-03-02'));
    await views.catchUp();
    expect(await ids(views.firstOfEach('tallies', 'group', {}))).toEqual(['b', 'a', 'e']);
    expect(await ids(views.firstOfEach('tallies', 'group', { total: 1 }, { field: 'due', upTo: '2026-03-01' }))).toEqual(['d']);
  });

  it('walks on over a rebuild that switches in the middle, and over what changes behind it', async () => {
    const count = 1_200;
    await world.record(...Array.from({ length: count }, (_, index) => put(`d${String(index).padStart(4, '0')}`, 'x', 1)));
    await views.catchUp();
    const walked: unknown[] = [];
    for await (const { id } of views.all('tallies', { group: 'x' })) {
      walked.push(id);
      if (walked.length === 100) await process.builder.rebuild('tallies');
      if (walked.length === 700) await world.record({ op: 'move', id: 'd0001', group: 'y' }).then(() => views.catchUp());
    }
    expect(walked).toHaveLength(count);
    expect(new Set(walked).size).toBe(count);
  });

  it('asks again for what serves when that was dropped under its hands', async () => {
    await world.record(put('a', 'x', 1));
    await views.catchUp();
    let dropped = 1;
    const readStore = failing(world.readStore, (method) => (method === 'find' && dropped-- > 0 ? new UnknownCollection('tallies_v1') : undefined));
    const unlucky = createViews({ projections: [view], store: world.store, readStore, status: process.runner });
    expect(await ids(unlucky.all('tallies', {}))).toEqual(['a']);
  });

  it('refuses fields and views that are not there', async () => {
    await expect(ids(views.all('tallies', { colour: 'red' }))).rejects.toThrow('colour');
    await expect(ids(views.all('nothing', {}))).rejects.toThrow('nothing');
  });
});
