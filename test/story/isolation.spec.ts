import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChargeReader } from '../../application/billing/charge-reader.js';
import { Forecast } from '../../application/billing/forecast.js';
import { InvoiceReader } from '../../application/billing/invoice-reader.js';
import { ResellerChargeReader } from '../../application/billing/reseller-charge-reader.js';
import { LogReader } from '../../application/queries/log-reader.js';
import type { Principal } from '../../application/spine/principal.js';
import { registry } from '../../projections/registry.js';
import { openChain, projectionOf, reads, seen, type Chain } from '../support/chain.js';
import { orRefused } from '../support/refusals.js';
import { subscribe, TestSystem, topUp } from '../support/system.js';

/** Prices that occur nowhere else, so that any byte of them in an answer is found: of the distributor, of R1, of R2. */
const PRICES = [77_713, 88_827, 99_931] as const;
const OF_D = /77713|777\.13/;
const OF_R1 = /88827|888\.27/;
const DISCOUNT = /13\.37|Secret discount/;

let system: TestSystem;
let chain: Chain;
let people: Readonly<Record<'d' | 'r1' | 'r2' | 'customer' | 'stranger', Principal>>;

beforeAll(async () => {
  system = await TestSystem.open({ on: '2026-10-01' });
  chain = await openChain(system, { prices: PRICES });
  await topUp(system, chain.accountId, 1_000_000);
  const { id: discountId } = await system.send('create-discount', { name: 'Secret discount', type: 'reseller', percentage: '13.37', scopes: [{ kind: 'accounts_and_plans', resellerId: chain.r2.resellerId }] }, { as: chain.r1 });
  await system.send('activate-discount', { discountId }, { as: chain.r1 });
  await subscribe(system, { planId: chain.plans[2], accountId: chain.accountId, productId: '' }, 1);
  for (const date of ['2026-11-01', '2026-11-02']) await system.billingRun(date);
  const [closed] = await system.find('charges', { status: 'Closed' });
  await system.send('correct-balance', { accountId: chain.accountId, amount: 100, reason: 'An hour without service', chargeId: closed?.id }, { as: chain.r2 });
  await system.settle();
  const customer = system.as(chain.r2).customer(chain.accountId);
  people = { d: chain.d, r1: chain.r1, r2: chain.r2, customer, stranger: { ...customer, id: 'stranger', accountId: 'another account' } };
});
afterAll(() => system.close());

/** All that somebody can read: every list, every explanation, the forecast, and the log. */
const everything = async (who: Principal): Promise<string> => {
  const { eventStore, container } = system.platform;
  const all = reads(system.platform);
  const [charges, invoices] = [projectionOf('charges'), projectionOf('invoices')];
  const chainReader = new ResellerChargeReader(all, { charges, resellerCharges: projectionOf('reseller-charges'), supplierCharges: projectionOf('supplier-charges') });
  const [chargeReader, invoiceReader] = [new ChargeReader(all, charges), new InvoiceReader(all, eventStore, { invoices, charges })];
  const ids = async (view: string): Promise<readonly string[]> => (await system.find(view)).map(({ id }) => id);
  const answers = [
    ...registry.map(({ name }) => seen(system, name, who)),
    ...(await ids('charges')).map((id) => chargeReader.explain(id, who)),
    ...(await ids('invoices')).map((id) => invoiceReader.explain(id, who)),
    ...(await ids('reseller-charges')).map((id) => chainReader.explain(id, who)),
    container.get(Forecast).of(chain.accountId, 93, who),
    new LogReader(eventStore, registry).events({ after: 0, limit: 10_000, types: [], streamPrefix: null }, who),
  ];
  return JSON.stringify(await Promise.all(answers.map(orRefused)));
};

describe('whatever somebody asks for', () => {
  it('a customer finds neither what his seller pays, nor markups, margins, discounts of resellers', async () => {
    const found = await everything(people.customer);
    expect(found).toContain('99931');
    for (const secret of [OF_D, OF_R1, DISCOUNT, /"(netCost|markup|margin|lost|resellerPath|atOrBelowCost)"/]) expect(found).not.toMatch(secret);
  });

  it('another customer finds nothing of the account', async () => {
    const found = await everything(people.stranger);
    for (const { id } of [...(await system.find('charges')), ...(await system.find('invoices')), ...(await system.find('orders'))]) expect(found).not.toContain(`"id":"${id}"`);
    expect(found).not.toContain(`"accountId":"${chain.accountId}"`);
  });

  it('the seller finds what he pays, and not what that costs the one above', async () => {
    const found = await everything(people.r2);
    expect(found).toMatch(OF_R1);
    expect(found).not.toMatch(OF_D);
    expect(found).not.toContain(chain.plans[0]);
  });

  it('the distributor finds nothing of the discount that R1 grants R2', async () => {
    const found = await everything(people.d);
    expect(found).toMatch(OF_D);
    expect(found).not.toMatch(DISCOUNT);
  });

  it('a customer of level User finds no money at all', async () => {
    expect(await everything({ ...people.customer, role: 'User' })).not.toMatch(/99931|"(net|gross|balance|amount)"/);
  });
});
