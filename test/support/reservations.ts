import { delegatedPlanId } from '../../application/catalog/delegate-plan.js';
import { carryOnRuns } from './partner-center-double.js';
import type { TestSystem } from './system.js';

export const TENANT = 'd6bf25b7-e0a8-4f2d-a31b-97b55cfc774d';
const ENDLESS = { billingType: 'payg_external', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }], markup: '15' };
const PREPAY = { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 };

export const keyOf = (skuId: string): string => `dzh318z0bq5s_${skuId}`;

/** A distributor that is connected to Partner Center, with what it takes to sell Azure and reservations of it. */
export class ReservationShop {
  private azurePlanId = '';

  private constructor(
    readonly system: TestSystem,
    readonly productId: string,
    readonly serviceTermsId: string,
  ) {}

  static async open(system: TestSystem, { country = 'DE' }: { readonly country?: string } = {}): Promise<ReservationShop> {
    await system.send('connect-partner-center', { tenantId: 'contoso.onmicrosoft.com', clientId: '0a1b2c3d-0000-4000-8000-000000000001', clientSecret: 'a secret of the application', country });
    const { id: productId } = await system.send('create-product', { name: 'Azure reservations', category: 'Infrastructure', vendor: 'Microsoft', provisioning: { plugin: 'microsoft_csp' } });
    const { id: serviceTermsId } = await system.send('create-service-terms', { key: 'azure_ri', name: 'Reservations', billingDay: 1, manualRenewPoint: 0, autoRenewPoint: 0, gracePeriod: 0, stopPeriod: 14 });
    const shop = new ReservationShop(system, productId, serviceTermsId);
    shop.azurePlanId = await shop.azurePlan();
    await system.settle();
    return shop;
  }

  /** A reseller below that sells Azure of the same owner. */
  static async below(system: TestSystem, above: ReservationShop): Promise<ReservationShop> {
    await above.system.send('delegate-plan', { planId: above.azurePlanId, resellerId: system.admin.resellerId });
    await system.settle();
    const shop = new ReservationShop(system, above.productId, above.serviceTermsId);
    shop.azurePlanId = delegatedPlanId(above.azurePlanId, system.admin.resellerId);
    await system.send('set-markup', { planId: shop.azurePlanId, percentage: '10' });
    await system.send('publish-plan', { planId: shop.azurePlanId });
    await system.settle();
    return shop;
  }

  private async azurePlan(): Promise<string> {
    const { id: productId } = await this.system.send('create-product', { name: 'Azure', category: 'Infrastructure', vendor: 'Microsoft', provisioning: { plugin: 'simulated', behaviour: 'succeed' } });
    const { id: planId } = await this.system.send('create-plan', { productId, serviceTermsId: this.serviceTermsId, name: 'Azure', currency: 'EUR', resources: [], ...ENDLESS });
    await this.system.send('publish-plan', { planId });
    return planId;
  }

  async fetch(): Promise<string> {
    const { id } = await this.system.send('fetch-reservation-skus', {});
    await carryOnRuns(this.system);
    return id;
  }

  /** A published plan of these SKUs at these prices. */
  async plan(prices: Readonly<Record<string, number>> = { '0001': 60_000, '0002': 30_000 }, more: object = {}): Promise<string> {
    const skus = Object.entries(prices).map(([skuId, setup]) => ({ key: keyOf(skuId), setup }));
    const { id: planId } = await this.system.send('create-reservation-plan', { productId: this.productId, serviceTermsId: this.serviceTermsId, name: 'VM reservations', term: 'P1Y', skus, ...more });
    await this.system.send('publish-plan', { planId });
    await this.system.settle();
    return planId;
  }

  async account(name = 'Fjord Books', terms: object = {}): Promise<string> {
    return (await this.system.send('open-account', { kind: 'legal_entity', name, email: `${name.toLowerCase().replace(/\W/g, '.')}@example.com`, address: { country: 'NO' }, terms: { ...PREPAY, ...terms } })).id;
  }

  /** An active Azure subscription of the account; linked to one of Microsoft's unless that is null. */
  async azure(accountId: string, vendorId: string | null = '1c461a25-f729-4fa5-aadb-280947dd05e8'): Promise<string> {
    const { id } = await this.system.send('place-order', { accountId, planId: this.azurePlanId, periodId: 'endless', quantities: [] });
    const subscriptionId = String((await this.system.one('orders', id)).subscriptionId);
    await this.system.settle();
    if (vendorId) await this.system.send('link-azure-subscription', { subscriptionId, customerTenantId: TENANT, azureSubscriptionId: vendorId });
    return subscriptionId;
  }
}
