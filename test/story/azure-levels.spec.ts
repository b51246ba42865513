import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChargeReader } from '../../application/billing/charge-reader.js';
import { ResellerChargeReader } from '../../application/billing/reseller-charge-reader.js';
import { BadQuery } from '../../application/queries/bad-query.js';
import { chosenColumns } from '../../application/queries/columns.js';
import { parseListQuery } from '../../application/queries/list-query.js';
import { LogReader } from '../../application/queries/log-reader.js';
import { streamState } from '../../application/queries/stream-state.js';
import { wholeList } from '../../application/queries/whole-list.js';
import { aggregates } from '../../application/spine/aggregates.js';
import type { Principal } from '../../application/spine/principal.js';
import { decimal } from '../../domain/shared/decimal.js';
import { add, format, multiply, ratio, ZERO } from '../../domain/shared/ratio.js';
import { registry } from '../../projections/registry.js';
import { day, meter, VM } from '../support/azure.js';
import { AzureShop, usageReader } from '../support/azure-shop.js';
import { delegateDown, projectionOf, reads, resellerBelow, seen, type Chain } from '../support/chain.js';
import { orRefused } from '../support/refusals.js';
import { TestSystem } from '../support/system.js';

const [NOV, DEC] = ['2026-11-01', '2026-12-01'];

/** What 48.14 h at 0.50 and, in December, 13.76 h less of them cost: the distributor, R1, R2, and the customer. */
const PAID = [['24.07', '-6.88'], ['27.6805', '-7.912'], ['30.44855', '-8.7032'], ['45.672825', '-13.0548']] as const;

let system: TestSystem;
let chain: Chain;
let shop: AzureShop;
let people: Readonly<Record<'d' | 'r1' | 'r2' | 'customer', Principal>>;

beforeAll(async () => {
  system = await TestSystem.open({ on: '2026-10-20' });
  const own = await AzureShop.open(system);
  chain = await delegateDown(system, own.planId, [['set-markup', { percentage: '10' }], ['set-markup', { percentage: '50' }]]);
  const { id: discountId } = await system.send('create-discount', { name: 'Partner', type: 'reseller', percentage: '20', scopes: [{ kind: 'accounts_and_plans', resellerId: chain.r2.resellerId }] }, { as: chain.r1 });
  await system.send('activate-discount', { discountId }, { as: chain.r1 });
  const { id } = await system.send('place-order', { accountId: chain.accountId, planId: chain.plans[2], periodId: 'endless', quantities: [] }, { as: chain.r2 });
  shop = own.of(String((await system.one('orders', id)).subscriptionId), chain.accountId);
  await system.settle();
  await shop.list([meter(VM, { 0: '0.5' })]);
  await shop.use('2026-11-15', day('2026-11-14', '48.14'));
  await system.billingRun(DEC);
  await shop.use('2026-12-10', day('2026-11-14', '34.38'));
  await system.billingRun('2027-01-01');
  people = { d: chain.d, r1: chain.r1, r2: chain.r2, customer: system.as(chain.r2).customer(chain.accountId) };
});
afterAll(() => system.close());

const rowsOf = async (as: Principal) => (await seen(system, 'azure-daily', as)).map((row) => [(row['period'] as { from: string }).from, row['netCost'], row['cost']]).sort();
const summary = async (as: Principal) => usageReader(system).summary({ subscriptionId: shop.subscriptionId, periods: `${NOV},2026-12-31`, filter: {}, groupBy: 'period' }, as);
const owed = async (creditor: Principal) => (await system.find('reseller-charges', { creditorId: creditor.resellerId })).map(({ period, derivation, amount }) => [(period as { from: string }).from, (derivation as { exact: string }).exact, amount] as const).sort();

describe('the usage of a branch, level by level (rulings, Azure 5, 11; Billing 14)', () => {
  it.each(['d', 'r1', 'r2'] as const)('shows %s what it pays and what it asks of the one below, also of a later correction', async (who) => {
    const at = ['d', 'r1', 'r2'].indexOf(who);
    const [pays, asks] = [PAID[at], PAID[at + 1]];
    expect(await rowsOf(people[who])).toEqual([[NOV, pays?.[0], asks?.[0]], [DEC, pays?.[1], asks?.[1]]]);
    expect((await summary(people[who])).askedOf).toBe(who === 'r2' ? 'customer' : 'reseller');
    expect((await summary(people[who])).groups).toMatchObject([{ netCost: pays?.[0], cost: asks?.[0] }, { netCost: pays?.[1], cost: asks?.[1] }]);
  });

  it('shows the customer what he is asked for', async () => {
    expect(await rowsOf(people.customer)).toEqual([[NOV, undefined, '45.672825'], [DEC, undefined, '-13.0548']]);
    expect(await system.live(shop.subscriptionId)).toMatchObject([['Closed', 4567, NOV, DEC], ['Closed', -1305, DEC, '2027-01-01']]);
  });

  it('adds up to the reseller charge of each level, before its discount and rounding', async () => {
    expect(await owed(chain.r1)).toEqual([[NOV, '608971/200', 2436], [DEC, '-21758/25', -696]]);
    expect(await owed(chain.d)).toEqual([[NOV, '55361/20', 2768], [DEC, '-3956/5', -791]]);
    for (const creditor of [chain.r1, chain.d])
      for (const [from, exact] of await owed(creditor)) {
        const asked = (await rowsOf(creditor)).filter(([period]) => period === from).map(([, , cost]) => decimal(String(cost)));
        expect(format(multiply(asked.reduce(add, ZERO), ratio(100)))).toBe(exact);
      }
  });

  it('can be filtered and sorted by what is the own', async () => {
    const list = async (query: object, as: Principal) => (await reads(system.platform).list(projectionOf('azure-daily'), parseListQuery(Object.fromEntries(Object.entries(query).map(([name, value]) => [name, JSON.stringify(value)]))), as)).rows.map((row) => row['cost']);
    expect(await list({ filter: { cost_gt: '28' } }, chain.d)).toEqual([]);
    expect(await list({ filter: { cost_gt: '28' } }, chain.r1)).toEqual(['30.44855']);
    expect(await list({ filter: { netCost: '-6.88' } }, chain.d)).toEqual(['-7.912']);
    expect(await list({ sort: ['cost', 'ASC'] }, chain.r1)).toEqual(['-8.7032', '30.44855']);
    for (const field of ['paid', 'paid.0', 'paid.1', 'paid.3', 'upstreamCosts']) await expect(list({ filter: { [field]: '24.07' } }, chain.r1)).rejects.toBeInstanceOf(BadQuery);
    await expect(list({ sort: ['netCost', 'ASC'] }, people.customer)).rejects.toBeInstanceOf(BadQuery);
  });

  it('is nothing to resellers of other branches, nor to those above the owner of a plan', async () => {
    const stranger = await resellerBelow(system, chain.d, 'Reseller Three');
    expect(await rowsOf(stranger)).toEqual([]);
  });
});

/** What an export writes: every column that there is for somebody, row by row. */
const exportOf = async (who: Principal): Promise<readonly unknown[]> => {
  const view = projectionOf('azure-daily');
  const list = await wholeList(system.platform.readStore, view, { filter: {}, sort: null }, who);
  const columns = chosenColumns(view, list.sight, null);
  const rows: unknown[] = [columns.map(({ path }) => path)];
  for await (const batch of list.batches(10)) rows.push(...batch.map(({ body }) => columns.map(({ read }) => read(body))));
  return rows;
};

/** All that somebody can read of it. */
const everything = async (who: Principal): Promise<string> => {
  const { eventStore } = system.platform;
  const [all, log] = [reads(system.platform), new LogReader(eventStore, registry)];
  const charges = projectionOf('charges');
  const chainReader = new ResellerChargeReader(all, { charges, resellerCharges: projectionOf('reseller-charges'), supplierCharges: projectionOf('supplier-charges') });
  const ids = async (view: string): Promise<readonly string[]> => (await system.find(view)).map(({ id }) => id);
  const streams = (await eventStore.readAll({ after: 0, limit: 10_000 })).events.map(({ stream }) => stream);
  const answers = [
    ...registry.map(({ name }) => seen(system, name, who)),
    ...(await ids('azure-daily')).map((id) => all.get(projectionOf('azure-daily'), id, who, '2026-11-20T00:00:00.000Z')),
    ...(await ids('charges')).map((id) => new ChargeReader(all, charges).explain(id, who)),
    ...(await ids('reseller-charges')).map((id) => chainReader.explain(id, who)),
    summary(who),
    log.events({ after: 0, limit: 10_000, types: [], streamPrefix: null }, who),
    ...[...new Set(streams)].filter((stream) => /^(usage|ledger)/.test(stream)).map((stream) => streamState({ log, eventStore, aggregates }, stream, null, who)),
    exportOf(who),
  ];
  return JSON.stringify(await Promise.all(answers.map(orRefused)));
};

/** An amount as a decimal of the major unit, and as a fraction of the minor one. */
const traces = (amount: string): RegExp => new RegExp(`["',]${amount.replace('.', '\\.')}["',\\\\]|"${format(multiply(decimal(amount), ratio(100)))}"`);

it('an export has the columns of the own level', async () => {
  const [columns] = await exportOf(people.r1) as readonly (readonly string[])[];
  expect(columns).toEqual(expect.arrayContaining(['cost', 'netCost', 'quantity']));
  expect(columns?.filter((path) => path.startsWith('paid'))).toEqual([]);
  expect((await exportOf(people.customer))[0]).not.toContain('netCost');
});

describe('whatever somebody asks for', () => {
  it.each([
    ['d', [2, 3]],
    ['r1', [0, 3]],
    ['r2', [0, 1]],
    ['customer', [0, 1, 2]],
  ] as const)('%s finds nothing that another level pays', async (who, others) => {
    const found = await everything(people[who]);
    const own = who === 'd' ? 0 : who === 'customer' ? 3 : who === 'r1' ? 1 : 2;
    expect(found).toMatch(traces(PAID[own][0]));
    for (const other of others) for (const amount of PAID[other]) expect(found).not.toMatch(traces(amount));
    expect(found).not.toMatch(/upstreamCosts|"paid":\{"\d/);
  });

  it('auditors of a level find nothing that the levels above pay', async () => {
    const found = await everything({ ...people.r1, kind: 'auditor', id: 'auditor', role: 'auditor' });
    expect(found).toMatch(traces(PAID[1][0]));
    for (const amount of PAID[0]) expect(found).not.toMatch(traces(amount));
  });
});

it('a rehearsal of rating again tells those above the seller no costs, and the seller none of theirs', async () => {
  await shop.use('2027-01-02', day('2027-01-01', 10));
  await system.send('set-markup', { planId: chain.plans[2], percentage: '60' }, { as: chain.r2 });
  await shop.use('2027-01-02', day('2027-01-02', 0, { from: '2027-01-02T00:00:00Z', to: '2027-01-02T01:00:00Z', quantity: 10 }));
  await system.send('set-markup', { planId: chain.plans[2], percentage: '70' }, { as: chain.r2 });
  const rehearsed = async (principal: Principal) => JSON.stringify(await system.platform.bus.execute({ name: 'reprocess-azure-usage', body: { subscriptionId: shop.subscriptionId, from: '2027-01-01', to: '2027-01-31' }, principal, key: 'dry', keyed: false, expectedRevision: null, dryRun: true, correlationId: 'test' }));
  expect(await rehearsed(people.r2)).toMatch(/"cost":"10\.7525","netCost":"6\.325"/);
  expect(await rehearsed(people.r2)).not.toMatch(/upstreamCosts|"5\.75"/);
  for (const above of [people.d, people.r1]) {
    const told = await rehearsed(above);
    expect(told).toContain('AzureUsageRated');
    expect(told).not.toMatch(/netCost|"cost"|unitPrice|10\.7525|6\.325|upstreamCosts/);
  }
});
