import { Puller } from '../../application/consumption/azure/pulls/puller.js';
import type { Platform } from '../main/platform.js';
import { SIMULATOR_SECRET, type PartnerCenterSimulator } from '../partner-center/simulator/simulator.js';
import { simulatedSubscription, simulatedTenant } from '../partner-center/simulator/usage.js';
import type { Cast } from './engine-chapter.js';
import type { EngineAccount } from './engine-world.js';

/** A customer who has had servers in Azure for a year. */
export const azureAccount: EngineAccount = {
  key: 'sternwarte', reseller: 'root', kind: 'legal_entity', name: 'Sternwarte Nord', country: 'DE', city: 'Kiel', people: [['Stella', 'Polaris'], ['Kai', 'Linse']], topUp: 150_000, threshold: 0, terms: {},
};

const FIRST_DAY = 1;
/** Usage was fetched every other week, and daily in the last weeks. */
const DAILY_FROM_THE_END = 30;

/** Twelve months of Azure usage, fetched from the simulated Partner Center by the real client. */
export class AzureChapter {
  constructor(
    private readonly cast: Cast,
    private readonly platform: Platform,
    private readonly simulator: PartnerCenterSimulator,
    private readonly lastDay: number,
  ) {}

  async live(day: number, date: string): Promise<void> {
    if (day === FIRST_DAY) await this.begin();
    if (day <= FIRST_DAY || !this.isFetchDay(day, date)) return;
    this.misbehave(day);
    await this.platform.views.catchUp();
    await this.platform.container.get(Puller).runDue(0, { simulated: true });
    await this.cast.settle();
  }

  private async begin(): Promise<void> {
    const { cast } = this;
    const connection = { cloud: 'simulator', tenantId: 'skyledger-demo.onmicrosoft.com', clientId: '5f4b2c1a-0d3e-4a6b-9c8d-7e6f5a4b3c2d', clientSecret: SIMULATOR_SECRET, country: 'DE' };
    await cast.admin('root').send('connect-partner-center', 'partner center', connection);
    const orderId = await cast.owner('sternwarte').send('place-order', 'azure of sternwarte', { accountId: cast.id('account sternwarte'), planId: cast.id('root plan cloud'), periodId: 'endless', quantities: [] });
    await cast.settle();
    const { subscriptionId } = await cast.one('orders', { id: orderId });
    cast.remember('subscription azure', String(subscriptionId));
    const link = { subscriptionId, customerTenantId: simulatedTenant('sternwarte'), azureSubscriptionId: simulatedSubscription('sternwarte'), granularity: 'daily' };
    await cast.admin('root').send('link-azure-subscription', 'link of sternwarte', link);
    await cast.settle();
  }

  /** The first of a month too: what was used before is in the books when its invoice is looked at. */
  private isFetchDay(day: number, date: string): boolean {
    return day % 14 === 0 || day > this.lastDay - DAILY_FROM_THE_END || date.endsWith('-01');
  }

  /** Partner Center is not always ready: runs that had to wait, and one that goes on the day after. */
  private misbehave(day: number): void {
    if (day === this.lastDay - 12) Object.assign(this.simulator.faults, { notReady: 1, retryAfterSeconds: 3_600 });
    if (day === this.lastDay - 4) Object.assign(this.simulator.faults, { throttled: 1, retryAfterSeconds: 1_800 });
  }
}
