import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ledgers } from '../../application/billing/ledgers.js';
import { ResellerChainWorkflow } from '../../application/billing/reseller-chain.workflow.js';
import { ResellerChargeReader } from '../../application/billing/reseller-charge-reader.js';
import { followUp } from '../../application/spine/context.js';
import { decode } from '../../application/spine/decode.js';
import { derivedId } from '../../application/spine/ids.js';
import { systemPrincipal, type Principal } from '../../application/spine/principal.js';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines, type ClosedLine } from '../../domain/billing/closed-line.js';
import { openChain, projectionOf, reads, seen, type Chain, type ChainOptions } from '../support/chain.js';
import { subscribe, TestSystem, topUp } from '../support/system.js';

describe('the reseller chain (domain.md 4.10)', () => {
  let system: TestSystem;
  let chain: Chain;
  beforeEach(async () => {
    system = await TestSystem.open({ on: '2026-08-20' });
  });
  afterEach(() => system.close());

  const sell = async (quantity: number, options?: ChainOptions): Promise<string> => {
    chain = await openChain(system, options);
    await topUp(system, chain.accountId, 100_000);
    return another(quantity);
  };
  const another = (quantity: number): Promise<string> => subscribe(system, { planId: chain.plans[2], accountId: chain.accountId, productId: '' }, quantity);

  /** What each level was charged, from the bottom up: level, amount, discount. */
  const charged = async (where: Readonly<Record<string, string>> = {}) => {
    const rows = (await system.find('reseller-charges', where)) as unknown as readonly { level: number; amount: number; discount: { percentage: string } | null }[];
    return [...rows].sort((a, b) => a.level - b.level || b.amount - a.amount).map(({ level, amount, discount }) => [level, amount, discount?.percentage ?? null]);
  };
  const discount = async (as: Principal, percentage: string, scope: object, more: object = {}): Promise<string> => {
    const { id: discountId } = await system.send('create-discount', { name: `${percentage} off`, type: 'reseller', percentage, scopes: [scope], ...more }, { as });
    await system.send('activate-discount', { discountId }, { as });
    await system.settle();
    return discountId;
  };
  const allOf = (reseller: Principal): object => ({ kind: 'accounts_and_plans', resellerId: reseller.resellerId });
  const explain = (id: string, as: Principal) =>
    new ResellerChargeReader(reads(system.platform), { resellerCharges: projectionOf('reseller-charges'), supplierCharges: projectionOf('supplier-charges'), charges: projectionOf('charges') }).explain(id, as);
  const idAt = async (level: number): Promise<string> => String((await system.find('reseller-charges')).find((row) => row['level'] === level)?.id);

  it('worked example: D 8.00, R1 10.00 with 20 % for R2, R2 12.00; 5 licences, 12 of 31 days: 23.23, 15.48, 15.48', async () => {
    const subscriptionId = await sell(5);
    await discount(chain.r1, '20', allOf(chain.r2));
    expect(await charged()).toEqual([]);
    await system.billingRun('2026-09-01');
    expect((await system.charges({ subscriptionId })).filter(({ status }) => status === 'Closed').map(({ net }) => net)).toEqual([2323]);
    expect(await charged()).toEqual([[1, 1548, '20'], [2, 1548, null]]);
    const [lower] = (await seen(system, 'reseller-charges', chain.r1));
    expect(lower).toMatchObject({ unitPrice: 1000, gross: 1935, amount: 1548, discount: { percentage: '20', amount: 387 }, cost: 1548, margin: '0.00', atOrBelowCost: true });
  });

  it('the same day billed again charges nobody twice', async () => {
    await sell(5);
    await system.billingRun('2026-09-01');
    const before = await system.platform.eventStore.head();
    await system.billingRun('2026-09-01');
    expect(await charged()).toEqual([[1, 1935, null], [2, 1548, null]]);
    expect((await system.platform.eventStore.readAll({ after: before, limit: 100, filter: { types: ['ResellerChargesCreated'] } })).events).toEqual([]);
  });

  it('events that are handled again, as after a crash, make nothing anew', async () => {
    await sell(5);
    await system.billingRun('2026-09-01');
    const { eventStore, container } = system.platform;
    const before = await eventStore.head();
    const workflow = container.get(ResellerChainWorkflow);
    for (const stored of (await eventStore.readAll({ after: 0, limit: 1000, filter: { types: workflow.handles } })).events)
      for (const step of workflow.steps(decode(stored))) await step.run(followUp(systemPrincipal('again'), { id: derivedId(stored.id, 'again'), correlationId: 'test', now: system.clock.now() }, step.name));
    expect(await eventStore.head()).toBe(before);
  });

  it('an own plan ends it: the distributor is owed by nobody for what it sells itself', async () => {
    chain = await openChain(system);
    const { id: accountId } = await system.send('open-account', {
      kind: 'legal_entity', name: 'Direct', email: 'direct@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 },
    });
    await topUp(system, accountId, 10_000);
    await subscribe(system, { planId: chain.plans[0], accountId, productId: '' }, 5);
    await system.billingRun('2026-09-01');
    expect(await charged()).toEqual([]);
  });

  it('prices are those of the moment at which the account charge was made', async () => {
    await sell(5);
    await system.moveTo('2026-08-25');
    await system.send('change-plan-prices', { planId: chain.plans[0], resources: [{ key: 'licences', fees: { recurring: 900 } }] });
    await system.billingRun('2026-09-01');
    expect(await charged()).toEqual([[1, 1935, null], [2, 1548, null]]);
    await system.billingRun('2026-10-01');
    expect(await charged()).toEqual([[1, 5000, null], [1, 1935, null], [2, 4500, null], [2, 1548, null]]);
  });

  it('accept 1: 10 % of D for R1 and one subscription; another one has none', async () => {
    const subscriptionId = await sell(5);
    const other = await another(5);
    await discount(chain.d, '10', { kind: 'subscription', resellerId: chain.r1.resellerId, subscriptionId });
    await system.billingRun('2026-09-01');
    expect(await charged({ subscriptionId })).toEqual([[1, 1935, null], [2, 1394, '10']]);
    expect(await charged({ subscriptionId: other })).toEqual([[1, 1935, null], [2, 1548, null]]);
  });

  it('accept 2: 15 % for an account and a plan wins over 10 % for all resellers, and the loser is kept', async () => {
    await sell(5);
    await discount(chain.d, '15', { kind: 'accounts_and_plans', resellerId: chain.r1.resellerId, accountIds: [chain.accountId], planIds: [chain.plans[0]] });
    await discount(chain.d, '10', { kind: 'all_resellers' });
    await system.billingRun('2026-09-01');
    expect(await charged()).toEqual([[1, 1935, null], [2, 1316, '15']]);
    const [top] = (await seen(system, 'reseller-charges', chain.d)).filter((row) => row['level'] === 2);
    expect(top).toMatchObject({ derivation: { lost: [{ percentage: '10' }] } });
  });

  it.each([['2026-08-31', null, 1935], ['2026-09-01', '20', 1548]])('accept 3: a discount that ends on %s, for a charge that closes on 1 September', async (validTo, percentage, amount) => {
    await sell(5);
    await discount(chain.r1, '20', allOf(chain.r2), { validTo });
    await system.billingRun('2026-09-01');
    expect(await charged()).toEqual([[1, amount, percentage], [2, 1548, null]]);
  });

  it('accept 4: a percentage changed after closing leaves what was charged as it was', async () => {
    await sell(5);
    const discountId = await discount(chain.r1, '20', allOf(chain.r2));
    await system.billingRun('2026-09-01');
    await system.send('edit-discount', { discountId, percentage: '50' }, { as: chain.r1 });
    await system.billingRun('2026-10-01');
    expect(await charged()).toEqual([[1, 2500, '50'], [1, 1548, '20'], [2, 4000, null], [2, 1548, null]]);
  });

  it('a discount of 100 % still makes a charge of 0.00', async () => {
    await sell(5);
    await discount(chain.r1, '100', allOf(chain.r2));
    await system.billingRun('2026-09-01');
    expect(await charged()).toEqual([[1, 0, '100'], [2, 1548, null]]);
  });

  it('what is given back to the customer after closing is given back on every level, at the prices and discounts of then', async () => {
    await sell(5);
    const discountId = await discount(chain.r1, '20', allOf(chain.r2));
    await system.billingRun('2026-09-01');
    await system.send('deactivate-discount', { discountId }, { as: chain.r1 });
    const line = await closedLine();
    await correct(line, line.net, 'all');
    expect(await charged()).toEqual([[1, 1548, '20'], [1, -1548, '20'], [2, 1548, null], [2, -1548, null]]);
  });

  it('a part given back takes back the same part on every level', async () => {
    await sell(5);
    await system.billingRun('2026-09-01');
    const line = await closedLine();
    await correct({ ...line, net: 2000 }, 1000, 'half');
    expect(await charged()).toEqual([[1, 1935, null], [1, -968, null], [2, 1548, null], [2, -774, null]]);
  });

  const closedLine = async (): Promise<ClosedLine> => {
    const events = (await system.platform.eventStore.readStream(`ledger-${chain.accountId}`)).map((stored) => decode<LedgerEvent>(stored));
    const [line] = events.flatMap(closedLines);
    if (!line) throw new Error('nothing was written off');
    return line;
  };
  const correct = async (line: ClosedLine, amount: number, key: string): Promise<void> => {
    const ctx = followUp(systemPrincipal('test'), { id: derivedId(key), correlationId: 'test', now: system.clock.now() }, 'correct');
    const scope = { resellerId: chain.r2.resellerId, resellerPath: chain.r2.resellerPath, accountId: chain.accountId };
    await system.platform.container.get(Ledgers).command(scope, { type: 'CorrectBalance', correctionId: key, number: 'C1', amount, reason: 'mistake', line, on: '2026-09-02' }, ctx);
    await system.settle();
  };

  describe('who sees what', () => {
    beforeEach(async () => {
      await sell(5);
      await discount(chain.r1, '20', allOf(chain.r2));
      await system.billingRun('2026-09-01');
    });

    it('the creditor sees what is owed to him, the debtor what he owes, and nobody the level of others', async () => {
      const amounts = async (view: string, as: Principal) => (await seen(system, view, as)).map((row) => [row['level'], row['amount'] ?? 'hidden']);
      expect(await amounts('reseller-charges', chain.r1)).toEqual([[1, 1548]]);
      expect(await amounts('reseller-charges', chain.r2)).toEqual([]);
      expect((await amounts('reseller-charges', chain.d)).sort()).toEqual([[1, 'hidden'], [2, 1548]]);
      expect(await amounts('supplier-charges', chain.r2)).toEqual([[1, 1548]]);
      expect((await amounts('supplier-charges', chain.r1)).sort()).toEqual([[1, 'hidden'], [2, 1548]]);
      expect((await amounts('supplier-charges', chain.d)).sort()).toEqual([[1, 'hidden'], [2, 'hidden']]);
    });

    it('R2 finds no trace of what R1 pays, in no list; nor does a customer', async () => {
      const own = JSON.stringify([await seen(system, 'supplier-charges', chain.r2), await seen(system, 'price-list', chain.r2), await seen(system, 'plans', chain.r2)]);
      expect(own).not.toContain(chain.plans[0]);
      expect(own).not.toContain('800');
      for (const view of ['reseller-charges', 'supplier-charges', 'price-list'])
        await expect(seen(system, view, system.as(chain.r2).customer(chain.accountId))).rejects.toMatchObject({ refusal: 'forbidden' });
      const offered = JSON.stringify(await seen(system, 'plans', { ...chain.r2, kind: 'user', role: 'Owner', accountId: chain.accountId }));
      expect(offered).toContain('"recurring":1200');
      expect(offered).not.toMatch(/netCost|markup|parentPlanId|1000/);
    });

    it('explains a charge to both parties down to the account charge, each from what is his own', async () => {
      const toCreditor = await explain(await idAt(1), chain.r1);
      expect(toCreditor).toMatchObject({ party: 'creditor', amount: 1548, recomputed: 1548, agrees: true, formula: '5 × 10.00 × 12/31 × (100 − 20) / 100 = 15.48', lost: [] });
      expect(toCreditor.chain).toMatchObject([{ kind: 'account_charge', record: { net: 2323 } }]);
      expect(toCreditor.events.map(({ type }) => type)).toEqual(['ChargesClosed', 'ResellerChargesCreated']);
      const toDebtor = await explain(await idAt(1), chain.r2);
      expect(toDebtor).toMatchObject({ party: 'debtor', amount: 1548, agrees: true });
      expect(toDebtor).not.toHaveProperty('lost');
      const toTop = await explain(await idAt(2), chain.d);
      expect(toTop.chain.map(({ kind, record }) => [kind, record['amount'] ?? record['net'] ?? null])).toEqual([['reseller_charge', null], ['account_charge', 2323]]);
    });

    it('refuses to explain another level', async () => {
      await expect(explain(await idAt(1), chain.d)).rejects.toMatchObject({ refusal: 'forbidden' });
      await expect(explain(await idAt(2), chain.r2)).rejects.toMatchObject({ refusal: 'not_found' });
    });
  });
});
