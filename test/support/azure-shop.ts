import { AzureUsageReader } from '../../application/consumption/azure/reading/usage-reader.js';
import { ownPlan, projectionOf, reads } from './chain.js';
import { page, rateCardDocument, type Used } from './azure.js';
import type { TestSystem } from './system.js';

const ENDLESS = { billingType: 'payg_external', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }] };

/** An Azure subscription of a customer of a reseller, billed on the 1st, with a markup of 15 % where `plan` says no other. */
export class AzureShop {
  private constructor(
    readonly system: TestSystem,
    readonly planId: string,
    readonly accountId: string,
    readonly subscriptionId: string,
  ) {}

  static async open(system: TestSystem, plan: object = {}): Promise<AzureShop> {
    const planId = await ownPlan(system, { ...ENDLESS, markup: '15', ...plan });
    const { id: accountId } = await system.send('open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 } });
    await system.settle();
    const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    const subscriptionId = String((await system.one('orders', id)).subscriptionId);
    await system.settle();
    return new AzureShop(system, planId, accountId, subscriptionId);
  }

  /** The same shop, selling another subscription. */
  of(subscriptionId: string, accountId = this.accountId): AzureShop {
    return new AzureShop(this.system, this.planId, accountId, subscriptionId);
  }

  list(meters: readonly object[], more: object = {}) {
    return this.system.send('import-azure-rate-card', { fetchedAt: this.system.clock.now(), region: 'DE', rateCard: rateCardDocument(meters), ...more });
  }

  delivery(used: readonly Used[], delivery: object = {}): object {
    const now = this.system.clock.now();
    return { delivery: { subscriptionId: this.subscriptionId, startTime: '2026-10-01T00:00:00Z', endTime: now, granularity: 'hourly', receivedAt: now, pageNumber: 1, ...delivery }, page: page(used) };
  }

  async use(on: string, ...used: readonly Used[]): Promise<void> {
    await this.system.moveTo(on);
    await this.system.send('import-azure-usage', this.delivery(used));
    await this.system.settle();
  }
}

/** Answers what GET /api/subscriptions/<id>/azure-usage answers. */
export const usageReader = ({ platform }: TestSystem): AzureUsageReader =>
  new AzureUsageReader(
    { reads: reads(platform), readStore: platform.readStore, today: async () => platform.clock.today('Europe/Berlin') },
    { subscriptions: projectionOf('subscriptions'), azureDaily: projectionOf('azure-daily'), azureUsageDays: projectionOf('azure-usage-days') },
  );
