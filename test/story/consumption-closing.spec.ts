import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ConsumptionCharge } from '../../application/consumption/consumption-charge.workflow.js';
import { ConsumptionClosing } from '../../application/consumption/consumption-closing.js';
import { SubscriptionFinder } from '../../application/subscriptions/subscription-finder.js';
import { wrongState } from '../../domain/shared/errors.js';
import { ownPlan } from '../support/chain.js';
import { TestSystem } from '../support/system.js';
import { listed } from '../support/used-records.js';

const [NOV, DEC, JAN] = ['2026-11-01', '2026-12-01', '2027-01-01'];
let system: TestSystem;
let accountId: string;
let subscriptionId: string;

beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-10-20' });
  const planId = await ownPlan(system, { billingType: 'payg_external', markup: '15', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }] });
  accountId = (await system.send('open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 } })).id;
  await system.settle();
  const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
  subscriptionId = String((await system.one('orders', id)).subscriptionId);
  await record('2026-11-03', '2026-11-03');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await system.close();
});

/** 24 h x 0.096 with 15 %: 2.6496. */
const record = (on: string, usedOn: string, quantity = '24') => system.sendOn(on, 'record-consumption', { subscriptionId, records: [{ recordId: `vm ${usedOn}`, usedOn, resourceKey: 'vm-hours', quantity, netUnitPrice: '0.096' }] });

/** The next recording is charged only after the billing day has written the charge off, or not at once for another reason. */
const chargedTooLate = (code = 'period_closed'): void => {
  const charging = ConsumptionCharge.prototype as unknown as { charge(): Promise<void> };
  jest.spyOn(charging, 'charge').mockImplementationOnce(async () => {
    throw wrongState(code, 'refused');
  });
};

/** The next recording began on an earlier day. */
const begunOn = (today: string): void => {
  const finder = SubscriptionFinder.prototype as { find: (this: SubscriptionFinder, ...asked: Parameters<SubscriptionFinder['find']>) => ReturnType<SubscriptionFinder['find']> };
  const { find } = finder;
  jest.spyOn(finder, 'find').mockImplementationOnce(async function (this: SubscriptionFinder, ...asked) {
    return { ...(await find.apply(this, asked)), today };
  });
};

/** The next recording is written as before days of use were kept apart. */
const withoutDays = (): void => {
  const { eventStore } = system.platform;
  const append = eventStore.append.bind(eventStore);
  jest.spyOn(eventStore, 'append').mockImplementationOnce((stream, revision, events) =>
    append(stream, revision, events.map((event) => {
      const { totals: { costs: _costs, ...totals }, ...data } = event.data as { readonly totals: Readonly<Record<string, unknown>> };
      return { ...event, data: { ...data, totals } };
    })),
  );
};

const periods = async () => (await system.find('consumption-records')).map(({ usedOn, period }) => [usedOn, (period as { from: string }).from]).sort();

describe('use that is recorded while its billing period is written off (rulings, Azure 3 and 5)', () => {
  it('falls into the next period, once, with its record', async () => {
    chargedTooLate();
    await record('2026-11-30', '2026-11-30');
    await system.billingRun(DEC);
    expect(await system.live(subscriptionId)).toEqual([['Closed', 265, NOV, DEC], ['Blocked', 265, DEC, JAN]]);
    expect(await periods()).toEqual([['2026-11-03', NOV], ['2026-11-30', DEC]]);
    await record('2026-12-02', '2026-12-01', '10');
    expect((await system.live(subscriptionId)).at(-1)).toEqual(['Blocked', 375, DEC, JAN]);
    expect(await listed(system, subscriptionId)).toEqual([[NOV, ['2026-11-03 24']], [DEC, ['2026-11-30 24', '2026-12-01 10']]]);
    for (const date of ['2026-12-02', JAN]) await system.billingRun(date);
    expect((await system.one('accounts', accountId)).balance).toBe(-265 - 375);
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('also when it was sent before midnight and recorded after it, and after the invoice', async () => {
    await system.billingRun(DEC);
    begunOn('2026-11-30');
    await record(DEC, '2026-11-30');
    expect(await system.live(subscriptionId)).toEqual([['Closed', 265, NOV, DEC], ['Blocked', 265, DEC, JAN]]);
    await system.billingRun('2026-12-02');
    begunOn('2026-11-30');
    await record('2026-12-02', '2026-11-29', '10');
    expect(await system.live(subscriptionId)).toEqual([['Closed', 265, NOV, DEC], ['Blocked', 375, DEC, JAN]]);
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('a correction that came too late is a difference in the next period', async () => {
    chargedTooLate();
    await record('2026-11-30', '2026-11-03', '10');
    await system.billingRun(DEC);
    expect(await system.live(subscriptionId)).toEqual([['Closed', 265, NOV, DEC], ['Blocked', -155, DEC, JAN]]);
    expect(await listed(system, subscriptionId)).toEqual([[NOV, ['2026-11-03 24']], [DEC, ['2026-11-03 -14 corrected']]]);
    await record('2026-12-02', '2026-11-03', '24');
    expect((await system.live(subscriptionId)).at(-1)).toEqual(['Blocked', 0, DEC, JAN]);
  });

  it('is told from use that was recorded before days of use were kept apart: that leaves nothing for the next period', async () => {
    withoutDays();
    await record('2026-11-10', '2026-11-10');
    await system.billingRun(DEC);
    expect(await system.live(subscriptionId)).toEqual([['Closed', 530, NOV, DEC]]);
    expect(await periods()).toEqual([['2026-11-03', NOV], ['2026-11-10', NOV]]);
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('is charged as it is known now when its charging is tried again, not as it was known then', async () => {
    chargedTooLate('account_on_hold');
    await record('2026-11-29', '2026-11-29');
    await record('2026-11-30', '2026-11-30');
    expect((await system.live(subscriptionId)).map(([, net]) => net)).toEqual([795]);
    const [failed] = await system.find('failed-steps');
    await system.send('retry-step', { stepId: String(failed?.id) });
    await system.settle();
    expect((await system.live(subscriptionId)).map(([, net]) => net)).toEqual([795]);
    await system.billingRun(DEC);
    expect(await system.live(subscriptionId)).toEqual([['Closed', 795, NOV, DEC]]);
  });

  it('is not charged once more where its period was written off and invoiced before periods of use were closed', async () => {
    jest.spyOn(ConsumptionClosing.prototype, 'close').mockResolvedValue();
    chargedTooLate('account_on_hold');
    await record('2026-11-29', '2026-11-29');
    for (const day of [DEC, '2026-12-02']) await system.billingRun(day);
    await system.moveTo('2026-12-05');
    const [failed] = await system.find('failed-steps');
    await system.send('retry-step', { stepId: String(failed?.id) });
    await system.settle();
    expect(await system.live(subscriptionId)).toEqual([['Closed', 265, NOV, DEC]]);
    expect(await system.find('failed-steps')).toMatchObject([{ code: 'period_invoiced' }]);
  });
});
