import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Invoicing, type IssueDay } from '../../application/billing/invoicing.js';
import { Ledgers } from '../../application/billing/ledgers.js';
import { NumberSeries } from '../../application/billing/number-series.js';
import { Records } from '../../application/partners/records.js';
import type { EventStore } from '../../application/ports/event-store.js';
import { TOKENS } from '../../application/ports/tokens.js';
import { Transactor } from '../../application/spine/transactor.js';
import { draft, LedgerHand } from '../support/invoicing.js';
import { openShop, TestSystem } from '../support/system.js';

const POSTPAY = { classKey: 'postpay', paymentModel: 'postpay', subscriptionCreditLimit: 100_000, paymentExpirationPeriod: 10 };
const SUBSCRIPTIONS = 3;
const CHARGES = 300;

let system: TestSystem;
let accountId: string;
beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-10-20' });
  ({ accountId } = await openShop(system, { accountTerms: POSTPAY }));
  const hand = new LedgerHand(system, accountId);
  for (let index = 0; index < SUBSCRIPTIONS; index++) await hand.charge(`s${index}`, Array.from({ length: CHARGES }, (_, each) => draft(`${index} ${each}`, { net: 100 + each })));
  for (let round = 0; round < SUBSCRIPTIONS; round++) await hand.command({ type: 'CloseDueCharges', on: '2026-11-01' });
  await system.moveTo('2026-11-02');
  await system.settle();
});
afterEach(() => system.close());

const store = (): EventStore => system.platform.container.get(TOKENS.eventStore);
const day = (): IssueDay => ({ date: '2026-11-02', now: system.clock.now(), simulated: false });
/** As another process would: with nothing remembered. */
const process = (): Invoicing => {
  const transactor = new Transactor(store());
  const records = new Records(transactor);
  return new Invoicing(transactor, new Ledgers(transactor, Infinity), records, new NumberSeries(transactor, records, store(), system.clock), system.platform.views, system.clock);
};
const issueAll = async (invoicing: Invoicing): Promise<number> => {
  let issued = 0;
  for await (const { resellerId, resellerPath, billingDate } of invoicing.due('2026-11-02'))
    if (await invoicing.issue({ resellerId: String(resellerId), resellerPath: String(resellerPath), accountId }, String(billingDate), day())) issued++;
  return issued;
};
const TOTAL = (SUBSCRIPTIONS * CHARGES * (100 + 100 + CHARGES - 1)) / 2;
const expectOneInvoice = async (): Promise<void> => {
  const invoices = await system.find('invoices');
  expect(invoices).toMatchObject([{ number: 'INV-2026-000001', status: 'Closed', lineCount: SUBSCRIPTIONS * CHARGES, total: TOTAL }]);
  expect(await system.find('payments')).toMatchObject([{ kind: 'services', amount: TOTAL, dueOn: '2026-11-12' }]);
  const charges = await system.find('charges', { invoiceId: String(invoices[0]?.id) });
  expect([charges.length, charges.filter(({ uninvoiced }) => uninvoiced).length]).toEqual([SUBSCRIPTIONS * CHARGES, 0]);
};

describe('invoices of a large account', () => {
  it('go on from wherever they broke off, without a charge lost or doubled, or a number skipped', async () => {
    const append = store().append.bind(store());
    let deaths = 0;
    for (let survived = 0; ; survived++) {
      let left = survived % 4;
      store().append = async (...args) => {
        if (left-- <= 0) throw new Error('killed');
        return append(...args);
      };
      const outcome = await issueAll(process()).then(() => 'finished', () => 'killed');
      store().append = append;
      await system.settle();
      if (outcome === 'finished') break;
      deaths++;
    }
    expect(deaths).toBeGreaterThan(5);
    await expectOneInvoice();
  });

  it('are issued once by two processes at the same time, and nothing more when it is done', async () => {
    await Promise.all([issueAll(process()), issueAll(process())]);
    await system.settle();
    await expectOneInvoice();
    expect(await issueAll(process())).toBe(0);
  });
});
