import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { type StoredEvent } from '../application/ports/event-store.js';
import { BILLING_TYPE_KEYS } from '../domain/shared/billing-rules.js';
import { addDays } from '../domain/shared/calendar.js';
import { SimulatedClock } from '../infrastructure/clock/clocks.js';
import { readConfig } from '../infrastructure/config.js';
import { withSimulator } from '../infrastructure/demo/demo-simulator.js';
import { DemoSeed, demoEmail } from '../infrastructure/demo/seed.js';
import { LAST_DAY } from '../infrastructure/demo/story.js';
import { accounts } from '../infrastructure/demo/world.js';
import { openPlatform } from '../infrastructure/main/platform.js';
import { FAST_SECRETS } from './support/system.js';

type Document = Readonly<Record<string, unknown>>;
const LAST = '2026-11-22';

interface Made {
  readonly events: readonly StoredEvent[];
  readonly view: Readonly<Record<string, readonly Document[]>>;
}

/** Makes the demo in a folder of its own, and reads all of it back. */
const make = async (): Promise<Made> => {
  const folder = mkdtempSync(join(tmpdir(), 'skyledger-demo-'));
  const clock = new SimulatedClock(`${addDays(LAST, -LAST_DAY - 1)}T00:00:00.000Z`);
  const { simulator, config } = await withSimulator(readConfig({ DATA_DIR: folder }), clock);
  const platform = await openPlatform(config, { clock, logger: pino({ level: 'silent' }), secrets: FAST_SECRETS });
  platform.start();
  await new DemoSeed(platform, clock, LAST, simulator, () => undefined).run();
  await platform.workflows.drain();
  await platform.views.catchUp();
  const view: Record<string, Document[]> = {};
  for (const name of ['subscriptions', 'orders', 'payments', 'charges', 'accounts', 'resellers', 'invoices', 'reseller-charges', 'failed-steps', 'azure-daily', 'azure-pulls', 'azure-links', 'reservations', 'vendor-price-lists']) {
    view[name] = [];
    for await (const document of platform.views.all(name, {})) view[name].push(document);
  }
  const { events } = await platform.eventStore.readAll({ after: 0, limit: 100_000 });
  await platform.stop();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
  return { events, view };
};

const tally = (documents: readonly Document[] = []): Readonly<Record<string, number>> =>
  documents.reduce<Record<string, number>>((counts, { status }) => ({ ...counts, [String(status)]: (counts[String(status)] ?? 0) + 1 }), {});

describe('the demo', () => {
  let made: Made;
  beforeAll(async () => {
    made = await make();
  });

  it('has a tree of resellers two levels deep, 19 accounts, and 60 subscriptions of every billing type in every state that lasts', () => {
    expect(made.view.resellers?.map(({ level }) => level).sort()).toEqual([1, 2, 2, 3, 3]);
    expect(made.view.accounts).toHaveLength(19);
    expect(made.view.subscriptions).toHaveLength(60);
    expect(new Set(made.view.subscriptions?.map(({ billingType }) => billingType))).toEqual(new Set(BILLING_TYPE_KEYS));
    expect(Object.keys(tally(made.view.subscriptions)).sort()).toEqual(['Active', 'Blocked', 'Deleted', 'Graced', 'Installation failed', 'Installing', 'Ordered', 'Stopped', 'Updating failed', 'Waiting for manual approve']);
    expect(Object.keys(tally(made.view.orders)).sort()).toEqual(['Cancelled', 'Completed', 'Provisioning', 'Provisioning failed', 'Waiting for payment']);
    expect(Object.keys(tally(made.view.payments)).sort()).toEqual(['Cancelled', 'Completed', 'Expired', 'Paid from balance', 'Reversed', 'Waiting for payment']);
    expect(tally(made.view.accounts)).toEqual({ Active: 18, 'Credit hold': 1 });
    expect(made.view['failed-steps']).toEqual([]);
  });

  it('invoices its customers to the cent, and each level of the chain owes the next: 12.00, 10.00 less 20 %, 8.00 a licence', () => {
    for (const { id, total } of made.view.invoices ?? []) {
      const lines = (made.view.charges ?? []).filter(({ invoiceId }) => invoiceId === id);
      expect(lines.reduce((sum, { net }) => sum + Number(net), 0)).toBe(total);
    }
    expect(made.view.invoices?.length).toBeGreaterThan(20);
    const whole = (made.view['reseller-charges'] ?? []).filter(({ weight }) => weight === '1');
    expect(new Set(whole.map(({ amount }) => amount))).toEqual(new Set([2400]));
  });

  it('has a customer with twelve months of Azure usage, fetched run by run; its rows sum up to what is charged, rounded once a period', () => {
    const [link] = made.view['azure-links'] ?? [];
    const rows = (made.view['azure-daily'] ?? []) as readonly { readonly subscriptionId: string; readonly period: { readonly from: string }; readonly usageDate: string; readonly paid: Readonly<Record<string, string>> }[];
    expect(new Set(rows.map(({ usageDate }) => usageDate.slice(0, 7))).size).toBeGreaterThanOrEqual(12);
    const charges = (made.view.charges ?? []).filter(({ subscriptionId }) => subscriptionId === link?.subscriptionId) as unknown as readonly { readonly net: number; readonly period: { readonly from: string } }[];
    expect(charges.length).toBeGreaterThanOrEqual(12);
    for (const { net, period } of charges) expect(Math.abs(rows.filter((row) => row.period.from === period.from).reduce((sum, { paid }) => sum + 100 * Number(Object.values(paid).at(-1)), 0) - net)).toBeLessThanOrEqual(0.5001);
    expect(new Set(made.view['azure-pulls']?.map(({ status }) => status))).toEqual(new Set(['Completed']));
  });

  it('has a reservation, bought from the simulated Partner Center for that Azure subscription', () => {
    expect(made.view.reservations).toEqual([expect.objectContaining({ azureSubscriptionId: made.view['azure-links']?.[0]?.subscriptionId, quantity: 1, term: 'P1Y', start: '2026-05-06', end: '2027-05-06', sku: expect.objectContaining({ armSku: 'Standard_D2s_v3', region: 'EU West' }) })]);
  });

  it('has a price list of the vendor that was applied, and one that waits for a decision, with a price that begins later', () => {
    const lists = [...(made.view['vendor-price-lists'] ?? [])].sort((a, b) => (String(a['uploadedAt']) < String(b['uploadedAt']) ? -1 : 1));
    expect(lists).toMatchObject([{ status: 'Applied', plans: 3, counts: { new: 3, unmatched: 1 } }, { status: 'Previewed', counts: { changed: 2, removed: 1, unmatched: 1, scheduled: 1 } }]);
  });

  it('tells the worked examples: 19.35, 17.42 with 10 % off, 13.33, 480.00 and 34.06', () => {
    const placedOn = (date: string, type: string): readonly number[] => (made.view.orders ?? []).filter((order) => order.placedOn === date && order.type === type).map(({ price }) => (price as { dueNow: number }).dueNow);
    expect(placedOn('2026-08-20', 'sales')).toEqual(expect.arrayContaining([1935, 1742]));
    expect(placedOn('2026-09-11', 'change')).toEqual([1333]);
    expect(placedOn('2026-03-01', 'sales')).toEqual([48_000]);
    expect(placedOn('2026-10-24', 'change')).toEqual([3406]);
  });

  it('has books that sum to zero, and accounts that agree with them', () => {
    for (const { data } of made.events) {
      const { postings } = data as { postings?: readonly { amount: number }[] };
      expect((postings ?? []).reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    }
    for (const { id, balance, blocked, available } of made.view.accounts ?? []) {
      const held = (made.view.charges ?? []).filter((charge) => charge.accountId === id && charge.model === 'prepay' && charge.status === 'Blocked').reduce((sum, { net }) => sum + Number(net), 0);
      expect(blocked).toBe(held);
      expect(available).toBe(Number(balance) - Number(blocked));
    }
  });

  it('is marked as simulated, and holds no name, e-mail or phone of a person in any event', () => {
    const log = JSON.stringify(made.events);
    for (const { metadata } of made.events) if (metadata.command !== 'bootstrap') expect(metadata.simulated).toBe(true);
    for (const text of [...accounts.flatMap(({ people }) => people.map(([, last]) => last)), ...accounts.map(({ name }) => name), demoEmail('admin')]) expect(log).not.toContain(`"${text}"`);
    expect(log).not.toContain('@demo.skyledger');
  });

  it('is the same again for the same last day, but for secrets', async () => {
    const again = await make();
    const shape = ({ events }: Made): readonly unknown[] =>
      events.filter(({ stream }) => !stream.startsWith('unique_') && !stream.startsWith('login-') && !stream.startsWith('partner_center-')).map(({ stream, revision, type, data }) => ({ stream, revision, type, data })).sort((a, b) => (`${a.stream}${a.revision}` < `${b.stream}${b.revision}` ? -1 : 1));
    expect(shape(again)).toEqual(shape(made));
  });
});
