import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AzureWorld, delivered, DISK, meter, VM, type Used } from '../../../test/support/azure.js';
import type { Delivery } from './usage.events.js';

const RUNS = Number(process.env['USAGE_CASES'] ?? 2000);

const used: fc.Arbitrary<Used> = fc.record({
  from: fc.tuple(fc.constantFrom('2026-10-30', '2026-10-31', '2026-11-01', '2026-11-14', '2026-11-15'), fc.constantFrom('00', '01', '23')).map(([date, hour]) => `${date}T${hour}:00:00Z`),
  quantity: fc.constantFrom('0', '1', '40', '0.217790327034891', '75.5', '-3', '-0.5'),
  meterId: fc.constantFrom(VM, DISK, VM.toUpperCase(), 'unlisted'),
  uri: fc.constantFrom('/s/a', '/S/A', '/s/b'),
  region: fc.constantFrom('', 'EU West'),
  tags: fc.constantFrom<Used['tags'][]>(null, {}, { team: 'a' }, { team: 'b' }),
});

/** What the vendor answered: windows and moments as they come, also an old window asked for again. */
const delivery: fc.Arbitrary<Delivery> = fc
  .record({ receivedAt: fc.constantFrom('2026-11-16T08:00:00.000Z', '2026-11-30T23:30:00.000Z', '2026-12-02T08:00:00.000Z', '2027-01-10T08:00:00.000Z'), old: fc.boolean(), pageNumber: fc.integer({ min: 1, max: 3 }) })
  .map(({ receivedAt, old, pageNumber }) => delivered(receivedAt, { pageNumber: pageNumber * 10, ...(old && { endTime: '2026-11-16T00:00:00.000Z' }) }));

const LISTS = [
  ['2026-11-10', [meter(VM, { 0: 1.99, 100: 0.99 }), meter(DISK, { 0: 0.1 }, { includedQuantity: 10 })]],
  ['2026-12-05', [meter(VM, { 0: 1.99, 100: 0.99 }), meter(VM, { 0: 2, 50: 1 }, { effectiveDate: '2026-11-15T00:00:00Z' })]],
] as const;

interface Page {
  readonly delivery: Delivery;
  readonly used: readonly Used[];
}
interface Case {
  readonly pages: readonly Page[];
  /** Places of the pages and of the price lists, in the order in which they arrive; some arrive more than once. */
  readonly order: readonly number[];
  readonly cut: number;
  readonly billingDay: number;
  readonly limit: number;
}

/** Deliveries are told apart by moment and page; of two with the same, the vendor would have said the same. */
const pages = fc.uniqueArray(fc.record({ delivery, used: fc.array(used, { minLength: 1, maxLength: 8 }) }), { minLength: 1, maxLength: 5, selector: ({ delivery: { receivedAt, pageNumber } }) => `${receivedAt} ${pageNumber}` });
const cases: fc.Arbitrary<Case> = pages.chain((all) => {
  const places = Array.from({ length: all.length }, (_, place) => place);
  const twice = fc.tuple(fc.shuffledSubarray(places, { minLength: places.length }), fc.subarray(places)).map(([each, again]) => [...each, ...again]);
  const order = fc.tuple(twice, fc.nat(), fc.nat()).map(([arriving, first, second]) => withLists(arriving, first, second));
  return fc.record({ pages: fc.constant(all), order, cut: fc.integer({ min: 1, max: 8 }), billingDay: fc.constantFrom(1, 15), limit: fc.constantFrom(2, 1200, 600_000) });
});

/** The price lists arrive in their own order, anywhere among the rest: -1, then -2. */
const withLists = (order: readonly number[], first: number, second: number): readonly number[] => {
  const at = first % (order.length + 1);
  const later = at + 1 + (second % (order.length - at + 1));
  const one = [...order.slice(0, at), -1, ...order.slice(at)];
  return [...one.slice(0, later), -2, ...one.slice(later)];
};

const list = (world: AzureWorld, place: number): void => {
  const [fetchedAt, meters] = LISTS[place] ?? LISTS[0];
  world.list(fetchedAt, meters);
};

/** The pages as they were received, the price lists at their time, and all rated at the end. */
const inOrder = ({ pages: all, billingDay }: Case): AzureWorld => {
  const world = new AzureWorld({ billingDay });
  list(world, 0);
  list(world, 1);
  for (const { delivery: from, used: records } of [...all].sort((a, b) => (a.delivery.receivedAt < b.delivery.receivedAt ? -1 : 1))) world.deliver(from, records, { rate: false });
  world.rate();
  return world;
};

const asItCame = ({ pages: all, order, cut, billingDay, limit }: Case): AzureWorld => {
  const world = new AzureWorld({ billingDay, limit });
  for (const [turn, place] of order.entries()) {
    const one = all[place];
    if (one) for (let from = 0; from < one.used.length; from += cut) world.deliver({ ...one.delivery, pageNumber: one.delivery.pageNumber + from }, one.used.slice(from, from + cut), { rate: turn % 2 === 0 });
    else list(world, -1 - place);
    if (!one) world.rate();
  }
  world.rate();
  return world;
};

/** A charge that was made, and came to nothing when an earlier delivery arrived after a later one, stands at 0.00. */
const money = (world: AzureWorld): object => Object.fromEntries(Object.entries(world.charged).filter(([, amount]) => amount !== 0));

describe('usage, in any order of arrival', () => {
  it(`${RUNS} permutations, splits, duplicates and restatements of the same vendor data end in the same rows and charges`, () => {
    fc.assert(
      fc.property(cases, (one) => {
        const [expected, world] = [inOrder(one), asItCame(one)];
        expect(world.rows).toEqual(expected.rows);
        expect(money(world)).toEqual(money(expected));
        expect([...world.unpriced].sort()).toEqual([...expected.unpriced].sort());
      }),
      { numRuns: RUNS },
    );
  });
});
