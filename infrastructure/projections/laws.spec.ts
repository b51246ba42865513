import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type StoredEvent } from '../../application/ports/event-store.js';
import { type ReadStore } from '../../application/ports/read-store.js';
import { type Projection } from '../../projections/projection.js';
import { registry } from '../../projections/registry.js';
import { Replay } from './rebuild/replay.js';
import { contents, documentsIn, foldInBatches, portsOf, withReadStore } from './testing/read-models.js';
import { expectedTallies, logOf, stored, tallies, TYPE, type Change } from './testing/tallies.js';

const id = fc.constantFrom('a', 'b', 'c', 'd');
const group = fc.constantFrom('x', 'y');
const value = fc.integer({ min: -5, max: 5 });
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constant('put' as const), id, group, value }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('add' as const, 'remove' as const), id, value }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('add to group' as const), group, value }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('move' as const), id, group }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('throw' as const), id, value }) },
);
/** Positions grow with gaps, as on every engine. */
const eventsOf = (changes: readonly Change[]): readonly StoredEvent[] => changes.map((data, index) => stored((index + 1) * 3, TYPE, data));
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 8 });
const projections = [tallies()];

const bare = (documents: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(documents).map(([key, body]) => [key, { group: (body as { group: string }).group, total: (body as { total: number }).total }]));
const backTo = (readStore: ReadStore, collection: string, position: number): Promise<void> => readStore.apply(new Map(), new Map([[collection, { logId: 'log', position }]]));

describe('any batches, cut anywhere', () => {
  it('end in the documents of folding event by event', () =>
    fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 40 }), sizes, fc.boolean(), async (changes, cuts, reopen) => {
        await withReadStore(async (readStore) => {
          const ports = portsOf(projections, logOf(eventsOf(changes)), readStore);
          await foldInBatches(ports, cuts, reopen);
          const { tallies: found = {}, parked = {} } = await contents(ports);
          expect(bare(found)).toEqual(expectedTallies(changes));
          expect(Object.keys(parked)).toHaveLength(changes.filter(({ op }) => op === 'throw').length);
        });
      }),
      { numRuns: 100 },
    ));

  it('have their effect once, though some come again after a crash, together with new ones', () =>
    fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), sizes, fc.nat(), fc.nat(), async (changes, cuts, cut, back) => {
        await withReadStore(async (readStore) => {
          const events = eventsOf(changes);
          const at = cut % events.length;
          await foldInBatches(portsOf(projections, logOf(events.slice(0, at + 1)), readStore), cuts);
          // The documents were written, and their checkpoint was not.
          await backTo(readStore, 'tallies_v1', events[back % (at + 1)]?.position ?? 0);
          const ports = portsOf(projections, logOf(events), readStore);
          await foldInBatches(ports, cuts.toReversed());
          const { tallies: found = {}, parked = {} } = await contents(ports);
          expect(bare(found)).toEqual(expectedTallies(changes));
          expect(Object.keys(parked)).toHaveLength(changes.filter(({ op }) => op === 'throw').length);
        });
      }),
      { numRuns: 100 },
    ));

  it('do no harm when a process that lost its turn goes on for a while', () =>
    fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 40 }), fc.nat(), fc.nat(), async (changes, cut, behind) => {
        await withReadStore(async (readStore) => {
          const events = eventsOf(changes);
          const at = 1 + (cut % events.length);
          const ports = portsOf(projections, logOf(events), readStore);
          await foldInBatches(ports, [at]);
          // The late one has read less, and writes its older documents and checkpoint over the newer ones.
          const late = events.slice(0, behind % at);
          await backTo(readStore, 'tallies_v1', 0);
          await foldInBatches(portsOf(projections, logOf(late), readStore), []);
          await foldInBatches(ports, []);
          const { tallies: found = {} } = await contents(ports);
          expect(bare(found)).toEqual(expectedTallies(changes));
        });
      }),
      { numRuns: 60 },
    ));

  it('end in the same documents when a copy is built beside, with next to nothing kept in memory', () =>
    fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), async (changes, batch) => {
        await withReadStore(async (readStore) => {
          const ports = portsOf(projections, logOf(eventsOf(changes)), readStore);
          const replay = await Replay.begin(ports, projections, { batch, write: 1, collect: 2, keep: 2 });
          await replay.run(() => undefined, new AbortController().signal);
          expect(bare(await documentsIn(readStore, 'tallies_v1_b1'))).toEqual(expectedTallies(changes));
        });
      }),
      { numRuns: 100 },
    ));
});

describe('the views of the business', () => {
  const FOLDER = join(process.cwd(), 'test', 'golden', 'events');
  const samples = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { type: string; version: number; stream: string; data: object });
  const handled = new Set(registry.flatMap(({ handles }) => handles));
  const wanted = samples.filter(({ type }) => handled.has(type));
  /** Ids of a few things, so that events meet on the same documents; any order, because no fold may depend on a right one. */
  const event = fc.record({ sample: fc.constantFrom(...wanted), thing: fc.constantFrom('1', '2') });
  const events = fc.array(event, { maxLength: 80 }).map((list) =>
    list.map(({ sample, thing }, index) =>
      stored(index + 1, sample.type, renamed(sample.data, thing), { stream: sample.stream + thing, metadata: { ...stored(1, '', {}).metadata, schemaVersion: sample.version, scope: { resellerId: `r${thing}`, resellerPath: `/r${thing}/`, accountId: null } } }),
    ),
  );
  const renamed = (data: object, thing: string): unknown => JSON.parse(JSON.stringify(data).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (uuid) => `${uuid.slice(0, -1)}${thing}`));
  const views: readonly Projection[] = registry;

  it('are the same for any batches, and when all comes twice', () =>
    fc.assert(
      fc.asyncProperty(events, sizes, async (log, cuts) => {
        const whole = await withReadStore(async (readStore) => {
          const ports = portsOf(views, logOf(log), readStore);
          await foldInBatches(ports, []);
          return contents(ports);
        });
        await withReadStore(async (readStore) => {
          const ports = portsOf(views, logOf(log), readStore);
          await foldInBatches(ports, cuts);
          expect(await contents(ports)).toEqual(whole);
          for (const { name } of views) await backTo(readStore, (await readStore.activeCollection(name)) ?? '', 0);
          await foldInBatches(ports, cuts);
          expect(await contents(ports)).toEqual(whole);
        });
      }),
      { numRuns: 12 },
    ));
});
