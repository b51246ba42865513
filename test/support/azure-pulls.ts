import { Puller } from '../../application/consumption/azure/pulls/puller.js';
import { decimal, decimalText } from '../../domain/shared/decimal.js';
import { add, ratio, type Ratio } from '../../domain/shared/ratio.js';
import { PartnerCenterSimulator, SIMULATOR_SECRET } from '../../infrastructure/partner-center/simulator/simulator.js';
import { digitsOf, reportedBetween, simulatedSubscription, simulatedTenant, type Cut } from '../../infrastructure/partner-center/simulator/usage.js';
import { ownPlan } from './chain.js';
import { TestSystem } from './system.js';

export const SEED = 'test';
export const RESTATED = 0.02;
export const TENANT = simulatedTenant('fjord');
export const AZURE = simulatedSubscription('fjord');

export const CONNECTION = { cloud: 'simulator', tenantId: 'contoso.onmicrosoft.com', clientId: '0f5a2ab2-2a6c-4e0e-8cb3-6b1d0a0c2f11', clientSecret: SIMULATOR_SECRET, country: 'DE' };
const ENDLESS = { billingType: 'payg_external', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }] };
const PREPAY = { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 };

/** What an Azure subscription really used, by meter: of every use, what was reported last before some moment. */
export const really = (azureSubscriptionId: string, { start, end, cut }: { readonly start: string; readonly end: string; readonly cut: Cut }): Readonly<Record<string, string>> => {
  const uses = reportedBetween({ seed: SEED, restated: RESTATED }, azureSubscriptionId, { start: Date.parse(start), end: Date.parse(end), cut });
  const last = new Map(uses.filter(({ resource }) => !resource.meter.marketplace).map((use) => [`${use.resource.meter.id} ${use.resource.uri} ${use.from}`, use]));
  const sums = new Map<string, bigint>();
  for (const { resource: { meter }, quantity } of last.values()) sums.set(meter.id, (sums.get(meter.id) ?? 0n) + quantity);
  return Object.fromEntries([...sums].map(([id, quantity]) => [id, digitsOf(quantity)] as const).sort());
};

/** A platform beside a simulated Partner Center on the same clock: connected, with a subscription that is linked. */
export class PullingSystem {
  private constructor(
    readonly system: TestSystem,
    readonly simulator: PartnerCenterSimulator,
    readonly planId: string,
    readonly accountId: string,
    readonly subscriptionId: string,
  ) {}

  static async open({ on = '2026-11-01', granularity = 'hourly' }: { readonly on?: string; readonly granularity?: Cut } = {}): Promise<PullingSystem> {
    let now = (): string => '';
    const simulator = await PartnerCenterSimulator.start({ seed: SEED, restated: RESTATED, now: () => now() });
    const system = await TestSystem.open({ on, environment: { PARTNER_CENTER_SIMULATOR_URL: simulator.url } });
    now = () => system.clock.now();
    const planId = await ownPlan(system, { ...ENDLESS, markup: '15' });
    const { id: accountId } = await system.send('open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: PREPAY });
    const subscriptionId = await subscribe(system, accountId, planId);
    await system.send('connect-partner-center', CONNECTION);
    await system.send('link-azure-subscription', { subscriptionId, customerTenantId: TENANT, azureSubscriptionId: AZURE, granularity });
    return new PullingSystem(system, simulator, planId, accountId, subscriptionId);
  }

  async close(): Promise<void> {
    await this.system.close();
    await this.simulator.stop();
  }

  /** At ten minutes past an hour of a day, everything that is due or open is fetched once. */
  async pullAt(instant: string, everyMinutes = 0): Promise<void> {
    await this.system.settle();
    this.system.clock.moveTo(`${instant}:10:00.000Z`);
    await this.system.platform.container.get(Puller).runDue(everyMinutes);
    await this.system.settle();
  }

  /** Quantities by meter, summed up over all days. */
  async taken(): Promise<Readonly<Record<string, string>>> {
    const sums = new Map<string, Ratio>();
    for (const { meter, quantity } of await this.system.find('azure-daily', { subscriptionId: this.subscriptionId })) {
      const { meterId } = meter as { readonly meterId: string };
      sums.set(meterId, add(sums.get(meterId) ?? ratio(0), decimal(String(quantity))));
    }
    return Object.fromEntries([...sums].map(([id, sum]) => [id, decimalText(sum)] as const).sort());
  }

  async runs(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const runs = await this.system.find('azure-pulls', { kind: 'usage' });
    return [...runs].sort((a, b) => (String(a['startedAt']) < String(b['startedAt']) ? -1 : 1));
  }
}

export const subscribe = async (system: TestSystem, accountId: string, planId: string): Promise<string> => {
  await system.settle();
  const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
  const { subscriptionId } = await system.one('orders', id);
  await system.settle();
  return String(subscriptionId);
};
