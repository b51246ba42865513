import { describe, expect, it } from '@jest/globals';
import { recordsOf } from '../../../application/consumption/azure/utilization-page.js';
import { AzureWorld, day, delivered, DISK, hoursOf, meter, page, VM, type Used } from '../../../test/support/azure.js';
import type { Period } from '../../shared/calendar.js';
import { usage, type Usage } from './usage.js';

const HOURLY = meter(VM, { 0: 0.096 });
const TIERED = meter(VM, { 100: 0.99, 0: 1.99 });
const ONE_EACH = meter(VM, { 0: 1 });
const OCT_1 = '2026-10-01';
const NOV_1 = '2026-11-01';

describe('rulings, Azure 1: which record wins', () => {
  const [first, correction] = [delivered('2026-11-02'), delivered('2026-11-03')];
  const resent = delivered('2026-11-04', { endTime: '2026-11-02T08:00:00.000Z' });

  it('a re-sent old window never undoes a correction, however they arrive', () => {
    const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (const order of orders) {
      const world = new AzureWorld().list(OCT_1, [ONE_EACH]);
      const all = [[first, '24'], [correction, '20'], [resent, '24']] as const;
      for (const place of order) { const [delivery, quantity] = all[place] ?? all[0]; world.deliver(delivery, [day('2026-11-01', quantity)]); }
      expect(world.days).toEqual([[NOV_1, '2026-11-01', '20', '20']]);
    }
  });

  it('then the later page, then the later place in it', () => {
    const world = new AzureWorld().list(OCT_1, [ONE_EACH]);
    world.deliver(delivered('2026-11-02', { pageNumber: 2 }), [day('2026-11-01', 5), day('2026-11-01', 6)]);
    world.deliver(delivered('2026-11-02', { pageNumber: 1 }), [day('2026-11-01', 7)]);
    expect(world.days).toEqual([[NOV_1, '2026-11-01', '6', '6']]);
  });

  it('what is sent again records nothing', () => {
    const world = new AzureWorld().list(OCT_1, [ONE_EACH]);
    world.deliver(first, hoursOf('2026-11-01', 1));
    expect([world.deliver(first, hoursOf('2026-11-01', 1)), world.rate()]).toEqual([0, 0]);
  });
});

describe('rulings, Azure 2: key of a record', () => {
  const world = (): AzureWorld => new AzureWorld().list(OCT_1, [ONE_EACH]);

  it('compares meter and URI without case; tags and region are replaced whole', () => {
    const azure = world();
    azure.deliver(delivered('2026-11-02'), [day('2026-11-01', 3, { uri: '/S/VM', tags: { a: '1', b: '2' }, region: 'EU West' })]);
    azure.deliver(delivered('2026-11-03'), [day('2026-11-01', 3, { uri: '/s/vm', meterId: VM.toUpperCase(), tags: { b: '2' }, region: 'EU North' })]);
    expect(azure.rows).toEqual([expect.objectContaining({ quantity: '3', region: 'EU North', tags: [['b', '2']] })]);
  });

  it('a refund stands beside the usage that it refunds; quantity 0 withdraws, absence does not', () => {
    const azure = world();
    azure.deliver(delivered('2026-11-02'), [day('2026-11-01', 3), day('2026-11-01', -1), day('2026-11-02', 5)]);
    expect(azure.charged).toEqual({ [NOV_1]: 700 });
    azure.deliver(delivered('2026-11-03'), [day('2026-11-01', 0)]);
    expect(azure.charged).toEqual({ [NOV_1]: 400 });
  });
});

describe('rulings, Azure 3: two times', () => {
  it('the usage date is a UTC day, the processing date one in the zone of the reseller', () => {
    const world = new AzureWorld({ timeZone: 'Asia/Tokyo' }).list('2026-09-01', [ONE_EACH]);
    world.deliver(delivered('2026-10-31T15:30:00.000Z'), [{ from: '2026-10-31T23:00:00+09:00', quantity: 2 }]);
    expect(world.days).toEqual([[NOV_1, '2026-10-31', '2', '2']]);
  });

  it("usage of 31 October pulled on 1 November is November's money", () => {
    const world = new AzureWorld().list(OCT_1, [ONE_EACH]);
    world.deliver(delivered(NOV_1), [day('2026-10-31', 2)]);
    expect(world.charged).toEqual({ [NOV_1]: 200 });
  });
});

describe('rulings, Azure 4: tiers and included quantities', () => {
  it('1.99 up to 100, then 0.99: 100 h on day 1 and 50 h on day 2 cost 199.00 and 49.50', () => {
    const world = new AzureWorld().list(OCT_1, [TIERED]);
    world.deliver(delivered('2026-11-03'), [day('2026-11-02', 50), day('2026-11-01', 100)]);
    expect(world.days.map(([, date, , cost]) => [date, cost])).toEqual([['2026-11-01', '199'], ['2026-11-02', '49.5']]);
  });

  it('sorts rates by number and not by text', () => {
    const world = new AzureWorld().list(OCT_1, [meter(VM, { 1024: 2, 0: 3, 51200: 1 })]);
    world.deliver(delivered('2026-11-03'), [day('2026-11-01', 1338)]);
    expect(world.days[0]?.[3]).toBe(String(1024 * 3 + 314 * 2));
  });

  it('an earlier hour that comes late moves the tier: a row of quantity 0 with a cost', () => {
    const world = new AzureWorld().list(OCT_1, [TIERED]);
    world.deliver(delivered('2026-10-03'), [day('2026-10-02', 100)]);
    world.close(OCT_1).deliver(delivered('2026-11-03'), [day('2026-10-01', 50)]);
    expect(world.days.filter(([period]) => period === NOV_1)).toEqual([[NOV_1, '2026-10-01', '50', '99.5'], [NOV_1, '2026-10-02', '0', '-50']]);
    expect(world.charged).toEqual({ [OCT_1]: 19900, [NOV_1]: 4950 });
  });

  it('what is included is used up first, in each billing period anew; below zero, the first rate', () => {
    const world = new AzureWorld({ billingDay: 15 }).list('2026-09-01', [meter(VM, { 0: 2, 10: 1 }, { includedQuantity: 5 })]);
    world.deliver(delivered('2026-11-20'), [day('2026-11-14', 7), day('2026-11-15', 7), day('2026-11-16', -9)]);
    expect(world.days.map(([, date, , cost]) => [date, cost])).toEqual([['2026-11-14', '4'], ['2026-11-15', '4'], ['2026-11-16', '-8']]);
  });
});

describe('rulings, Azure 5: the charge of a period', () => {
  it('24.07, then -6.88: a correction falls with its exact difference into the period in which it was processed', () => {
    const world = new AzureWorld().list('2026-09-01', [ONE_EACH]);
    world.deliver(delivered('2026-10-03'), [day('2026-10-01', '24.074')]);
    world.close(OCT_1).deliver(delivered('2026-11-03'), [day('2026-10-01', '17.1951')]);
    expect(world.charged).toEqual({ [OCT_1]: 2407, [NOV_1]: -688 });
    expect(world.sum(NOV_1)).toBe('-6.8789');
  });

  it('is 0.00 with free or included records only; there is none with records that were sent before or are not listed', () => {
    const world = new AzureWorld().list('2026-09-01', [meter(VM, { 0: 0 }), meter(DISK, { 0: 1 }, { includedQuantity: 10 })]);
    world.deliver(delivered('2026-10-03'), [day('2026-10-01', 5), day('2026-10-01', 5, { meterId: DISK })]);
    world.close(OCT_1).deliver(delivered('2026-11-03'), [day('2026-10-01', 5), day('2026-10-01', 3, { meterId: 'unknown' })]);
    expect(world.charged).toEqual({ [OCT_1]: 0 });
  });
});

describe('rulings, Azure 6: a daily row', () => {
  it('24 hourly records of a resource are one row; a corrected hour changes it by the difference', () => {
    const world = new AzureWorld().list(OCT_1, [HOURLY]);
    world.deliver(delivered('2026-11-02'), hoursOf('2026-11-01', 1));
    expect(world.days).toEqual([[NOV_1, '2026-11-01', '24', '2.304']]);
    world.deliver(delivered('2026-11-03'), [{ from: '2026-11-01T05:00:00Z', quantity: '0.5' }]);
    expect(world.days).toEqual([[NOV_1, '2026-11-01', '23.5', '2.256']]);
  });

  it('a closed row is never edited: a correction adds a difference in the later period', () => {
    const world = new AzureWorld().list('2026-09-01', [ONE_EACH]);
    world.deliver(delivered('2026-10-02'), [day('2026-10-01', 24, { tags: { team: 'a' } })]);
    world.close(OCT_1).deliver(delivered('2026-11-02'), [day('2026-10-01', 24, { tags: { team: 'b' } })]);
    expect(world.rows.map(({ period, tags, quantity }) => [period, tags, quantity])).toEqual([
      [OCT_1, [['team', 'a']], '24'], [NOV_1, [['team', 'a']], '-24'], [NOV_1, [['team', 'b']], '24'],
    ]);
  });

  it('tags that are null, absent or empty are the same; the order of their names is free', () => {
    const world = new AzureWorld().list(OCT_1, [ONE_EACH]);
    world.deliver(delivered('2026-11-02'), [
      { from: '2026-11-01T00:00:00Z', quantity: 1, tags: null }, { from: '2026-11-01T01:00:00Z', quantity: 1, tags: {} },
      { from: '2026-11-01T02:00:00Z', quantity: 1, tags: { a: '1', b: '2' } }, { from: '2026-11-01T03:00:00Z', quantity: 1, tags: { b: '2', a: '1' } },
    ]);
    expect(world.rows.map(({ quantity, tags }) => [quantity, tags])).toEqual([['2', [['a', '1'], ['b', '2']]], ['2', []]]);
  });
});

describe('rulings, Azure 7: exactness', () => {
  it('24 h x 3 days x 0.096 with 15 % is 7.9488 in rows of 2.6496, and 7.95 on the charge', () => {
    const world = new AzureWorld({ markup: '1.15' }).list(OCT_1, [HOURLY]);
    for (const date of ['2026-11-01', '2026-11-02', '2026-11-03']) world.deliver(delivered('2026-11-04'), hoursOf(date, 1));
    expect([world.rows.map(({ cost }) => cost), world.sum(NOV_1), world.charged]).toEqual([['2.6496', '2.6496', '2.6496'], '7.9488', { [NOV_1]: 795 }]);
  });

  it('19 digits, exponents and 26 decimals are kept', () => {
    const world = new AzureWorld().list(OCT_1, [meter(VM, { 0: '157.28400000000002' })]);
    world.deliver(delivered('2026-11-02'), [{ from: '2026-11-01T00:00:00Z', quantity: '1.2345678901234567891' }, { from: '2026-11-01T01:00:00Z', quantity: '1e-7' }]);
    expect(world.days[0]?.slice(2)).toEqual(['1.2345679901234567891', '194.177791758577802308164202469135782']);
  });
});

describe('rulings, Azure 9: without a price', () => {
  it('unlisted usage has no row and no charge; a later list that covers its day prices it where it came', () => {
    const world = new AzureWorld().list('2026-09-01', [ONE_EACH]);
    world.deliver(delivered('2026-10-02'), [day('2026-10-01', 2), day('2026-10-01', 3, { meterId: DISK })]);
    expect([world.charged, world.unpriced]).toEqual([{ [OCT_1]: 200 }, [[DISK, 'unlisted', 1]]]);
    world.close(OCT_1).list('2026-11-05', [ONE_EACH, meter(DISK, { 0: 1 })]).rate();
    expect([world.charged, world.unpriced]).toEqual([{ [OCT_1]: 200, [NOV_1]: 300 }, []]);
  });

  it('usage waits for a missing list, never at zero, and for the first rate of its meter while others go on', () => {
    const world = new AzureWorld();
    world.deliver(delivered('2026-10-02'), [day('2026-10-01', 2), day('2026-10-01', 3, { meterId: DISK })]);
    expect([world.charged, world.unpriced]).toEqual([{}, [[DISK, 'price_list_missing', 1], [VM, 'price_list_missing', 1]]]);
    world.list('2026-10-05', [ONE_EACH, meter(DISK, { 100: 1 })]).rate();
    expect([world.charged, world.unpriced]).toEqual([{ [OCT_1]: 200 }, [[DISK, 'first_rate_missing', 1]]]);
  });

  it('is processed when the list arrives; the period before closes without it', () => {
    const world = new AzureWorld();
    world.deliver(delivered('2026-10-02'), [day('2026-10-01', 2)]);
    world.list('2026-11-05', [ONE_EACH]).rate();
    expect(world.charged).toEqual({ [NOV_1]: 200 });
  });

  const TERMS = { offerTerms: [{ name: 'Overage discount', discount: 0.15, excludedMeterIds: [DISK.toUpperCase()], effectiveDate: '2014-01-01T00:00:00' }] };
  it.each([
    ['are off by default: 6.912', HOURLY, false, '6.912'],
    ['on: 5.8752', HOURLY, true, '5.8752'],
    ['not for "Third Party"', meter(VM, { 0: 0.096 }, { tags: ['Third Party'] }), true, '6.912'],
  ])('the terms of the offer %s', (_name, listed, apply, cost) => {
    const world = new AzureWorld().list(OCT_1, [listed], { ...TERMS, apply });
    world.deliver(delivered('2026-11-04'), [day('2026-11-01', 72)]);
    expect(world.sum(NOV_1)).toBe(cost);
  });

  it('several terms multiply, and excluded meters have none', () => {
    const terms = { offerTerms: [...TERMS.offerTerms, { name: 'Another', discount: 0.5, excludedMeterIds: [], effectiveDate: '2014-01-01T00:00:00' }] };
    const world = new AzureWorld().list(OCT_1, [HOURLY, meter(DISK, { 0: 0.096 })], { ...terms, apply: true });
    world.deliver(delivered('2026-11-04'), [day('2026-11-01', 72), day('2026-11-01', 72, { meterId: DISK })]);
    expect(world.rows.map(({ cost }) => cost).sort()).toEqual(['2.9376', '3.456']);
  });
});

describe('a rating of many rows', () => {
  it('is recorded in parts that add up', () => {
    const world = new AzureWorld({ limit: 3 }).list(OCT_1, [ONE_EACH]);
    world.deliver(delivered('2026-11-20'), Array.from({ length: 10 }, (_, place) => day(`2026-11-${String(place + 1).padStart(2, '0')}`, 1)));
    expect([world.days.length, world.charged]).toEqual([10, { [NOV_1]: 1000 }]);
  });
});

it('what a decision leaves is what its events leave when they are read again', () => {
  const periodOf = (from: string, to: string): Period => ({ from, to });
  const receive = (state: Usage, receivedAt: string, used: readonly Used[]): readonly [now: Usage, read: Usage] => {
    const of = { subscriptionId: 's', accountId: 'a', usagePeriod: periodOf(NOV_1, '2026-12-01'), period: periodOf(NOV_1, '2026-12-01') };
    const events = usage.decide({ type: 'ReceiveUsage', ...of, delivery: delivered(receivedAt), records: recordsOf(page(used)) }, state);
    const read = JSON.parse(JSON.stringify(events)) as typeof events;
    return [events.reduce((before, event) => usage.evolve(before, event), state), read.reduce((before, event) => usage.evolve(before, event), state)];
  };
  const [first, firstRead] = receive(usage.initial, '2026-11-03', [day('2026-11-02', 2), day('2026-11-01', 1), day('2026-11-02', 3, { uri: '/s/b' })]);
  expect(first).toEqual(firstRead);
  const [second, secondRead] = receive(first, '2026-11-04', [day('2026-11-02', 5), day('2026-11-02', 3, { uri: '/s/b' }), day('2026-11-01', -1)]);
  expect(second).toEqual(secondRead);
  expect(first).toEqual(firstRead);
});

it('a state weighs what its records and rows do, so that not too many are kept', () => {
  const world = new AzureWorld().list(OCT_1, [HOURLY]);
  world.deliver(delivered('2026-11-02'), hoursOf('2026-11-01', 1));
  const ofOneDay = world.weight;
  expect(ofOneDay).toBeGreaterThan(24);
  world.deliver(delivered('2026-11-03'), hoursOf('2026-11-02', 1));
  const ofTwoDays = world.weight;
  expect(ofTwoDays).toBeGreaterThan(ofOneDay + 24);
  world.deliver(delivered('2026-11-04'), hoursOf('2026-11-02', 1));
  expect(world.weight).toBe(ofTwoDays);
});
