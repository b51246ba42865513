import { delegatedPlanId } from '../../application/catalog/delegate-plan.js';
import type { Actor } from './demo-actors.js';
import { engineSteps, type EngineStep, type Known } from './engine-story.js';
import { enginePlans, engineProducts } from './engine-world.js';
import { priceListSteps } from './price-lists.js';

/** Who acts, and what is known by name. */
export interface Cast extends Known {
  admin(reseller: string): Actor;
  owner(account: string): Actor;
  remember(name: string, id: string): void;
  all(view: string, where: Readonly<Record<string, string>>): Promise<readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]>;
  settle(): Promise<void>;
}

/** What each level of the chain asks for a licence, in cents (domain.md 4.10: 8.00, 10.00, 12.00). */
const CHAIN = [['root', 'nord', 1000], ['nord', 'kueste', 1200]] as const;

/** The billing engine's part of the demo: every billing type, postpay, the reseller chain, corrections and promises. */
export class EngineChapter {
  private readonly steps: readonly EngineStep[];

  constructor(
    private readonly cast: Cast,
    lastDay: number,
    dateOf: (day: number) => string,
  ) {
    this.steps = [...engineSteps(lastDay, dateOf), ...priceListSteps(lastDay, dateOf)];
  }

  async prepare(): Promise<void> {
    const { cast } = this;
    const serviceTermsId = cast.id('root std_monthly');
    for (const { key, ...product } of engineProducts)
      cast.remember(`root ${key}`, await cast.admin('root').send('create-product', `engine product ${key}`, { ...product, provisioning: { plugin: 'simulated', behaviour: 'succeed' } }));
    for (const { key, product, body } of enginePlans) {
      const productId = cast.id(`root ${product}`);
      const planId = await cast.admin('root').send('create-plan', `engine plan ${key}`, { productId, serviceTermsId, description: '', currency: 'EUR', ...body });
      await cast.admin('root').send('publish-plan', `engine plan ${key} on`, { planId });
      cast.remember(`root plan ${key}`, planId);
    }
    for (const [upstream, reseller, fee] of CHAIN) await this.delegate(upstream, reseller, fee);
    const body = { name: 'Coast partners', type: 'reseller', percentage: '20', scopes: [{ kind: 'all_resellers' }] };
    const discountId = await cast.admin('nord').send('create-discount', 'discount of the chain', body);
    await cast.admin('nord').send('activate-discount', 'discount of the chain on', { discountId });
  }

  private async delegate(upstream: string, reseller: string, fee: number): Promise<void> {
    const { cast } = this;
    const [above, resellerId] = [cast.id(`${upstream} plan partner`), cast.id(`reseller ${reseller}`)];
    await cast.admin(upstream).send('delegate-plan', `delegated to ${reseller}`, { planId: above, resellerId });
    await cast.settle();
    const planId = delegatedPlanId(above, resellerId);
    await cast.admin(reseller).send('change-plan-prices', `price of ${reseller}`, { planId, resources: [{ key: 'licences', fees: { setup: 0, recurring: fee, renewal: 0 } }] });
    await cast.admin(reseller).send('publish-plan', `plan of ${reseller} on`, { planId });
    cast.remember(`${reseller} plan partner`, planId);
  }

  async live(day: number): Promise<void> {
    for (const step of this.steps.filter((candidate) => candidate.day === day)) await this.take(step);
    await this.payInvoices(day);
  }

  private async take(step: EngineStep): Promise<void> {
    const { as, command, key } = step;
    const [role, name = ''] = as.split(' ');
    const actor = role === 'admin' ? this.cast.admin(name) : this.cast.owner(name);
    const id = await actor.send(command, `engine ${key}`, await step.body(this.cast));
    await this.cast.settle();
    if (!['place-order', 'switch-plan'].includes(command)) return;
    this.cast.remember(`order ${key}`, id);
    this.cast.remember(`subscription ${key}`, String((await this.cast.one('orders', { id })).subscriptionId));
  }

  /** One postpay customer pays within days; the other one never does. */
  private async payInvoices(day: number): Promise<void> {
    if (day % 5 !== 0) return;
    for (const { id: paymentId } of await this.cast.all('payments', { accountId: this.cast.id('account kanzlei'), kind: 'services', status: 'Waiting for payment' }))
      await this.cast.admin('root').send('complete-payment', `services ${paymentId}`, { paymentId, method: 'bank_transfer', externalTransactionId: `BT-${paymentId.slice(0, 8)}` });
    await this.cast.settle();
  }
}
