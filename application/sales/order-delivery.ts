import { inject, injectable } from 'inversify';
import { chargesOfSubscription, writtenOffOf } from '../../domain/billing/ledger-state.js';
import { covers } from '../../domain/billing/split.js';
import { plan } from '../../domain/catalog/plan.js';
import { serviceTerms } from '../../domain/catalog/service-terms.js';
import { order, type Order, type PlacedOrder } from '../../domain/sales/order.js';
import { rulesOf } from '../../domain/shared/billing-rules.js';
import { DomainError, notFound, ruleBroken, wrongState } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { pricedBy } from '../../domain/subscriptions/billing-types/index.js';
import { subscription, type ExistingSubscription, type SubscriptionCommand } from '../../domain/subscriptions/subscription.js';
import type { Sold } from '../../domain/subscriptions/subscriptions.events.js';
import { Ledgers } from '../billing/ledgers.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { changedResources } from './change-quotes.js';
import { refuseStoppedOn } from './order-checks.js';
import { billable, byResource, quantityOf, soldResources } from './quantities.js';
import { follows } from './renewal-orders.js';

type Placed = NonNullable<Order>;

interface Moment {
  /** Business date from which the order counts. */
  readonly on: string;
  readonly scope: Scope;
}

/** What each kind of order asks of the subscription. */
@injectable()
export class OrderDelivery {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  /** A sale has its subscription from the beginning, in Ordered. */
  async subscribe(placed: PlacedOrder, ctx: CommandContext, scope: Scope): Promise<void> {
    const { subscriptionId, subscriptionNumber: number, accountId, resellerId, orderId, promoCode, paymentModel, trial } = placed;
    const sold = await this.sold(placed, ctx);
    const autoRenew = placed.autoRenew ?? { on: false, periodId: null };
    const ordered = { ...sold, subscriptionId, number, accountId, resellerId, orderId, promoCode, paymentModel, trial, autoRenew, creditLimit: null };
    await this.transactor.transact(subscription, subscriptionId, { type: 'OrderSubscription', subscription: ordered }, ctx, { scope });
  }

  /** What cannot be delivered any more fails: the order can be retried, or cancelled with its money. */
  async start(orderId: string, { on, scope }: Moment, ctx: CommandContext): Promise<void> {
    const { state: placed } = await this.transactor.load(order, orderId, ctx);
    if (!placed) throw notFound('order', orderId);
    try {
      await this.transactor.transact(subscription, placed.subscriptionId, await this.commandFor(placed, on, ctx), ctx, { scope, step: 'deliver' });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'concurrent_change') throw error;
      await this.transactor.transact(order, orderId, { type: 'FailProvisioning', reason: error.message }, ctx, { scope });
    }
  }

  private async commandFor(placed: Placed, on: string, ctx: CommandContext): Promise<SubscriptionCommand> {
    const { orderId, attempt, quantities, basis } = placed;
    const expected = byResource(placed.previous);
    switch (placed.type) {
      case 'sales':
        return { type: 'StartInstall', orderId, on, attempt };
      case 'change': {
        const running = await this.subscription(placed, ctx);
        const { resources } = running;
        await this.refuseOutrun(placed, running, ctx);
        return { type: 'StartUpdate', orderId, resources: changedResources(resources, quantities, basis.lines), expected, on, attempt };
      }
      case 'renewal': {
        const resources = await this.renewed(placed, ctx);
        const { periodId, individualPrices, provisioningDate } = placed;
        if (!basis.term) throw wrongState('period_endless', 'A renewal adds a period with an end.');
        const renewal = { orderId, on, periodId, term: basis.term, planFee: feeOf(placed), resources, individualPrices, attempt };
        // Where the new term waits for its day, its quantities are the order's own.
        return { type: 'StartRenewal', ...renewal, ...(provisioningDate === null ? { expected } : {}) };
      }
      case 'switch':
        await this.refuseOvertaken(placed, on, ctx);
        return { type: 'StartSwitch', orderId, on, attempt, ...(await this.sold(placed, ctx)) };
    }
  }

  /** It failed, and the subscription was renewed before it is tried again: its charges end where the term did that it was paid for. @throws term_renewed */
  private async refuseOutrun({ orderId, paidOn, charges }: Placed, { subscriptionId, accountId, terms, segments }: ExistingSubscription, ctx: CommandContext): Promise<void> {
    const start = segments.at(-1)?.start;
    // Types that are charged period by period owe the new term's first one by themselves.
    if (rulesOf(terms.billingType).charged !== 'by_order' || start === undefined || paidOn === null || start <= paidOn || !charges.some(({ fee }) => fee === 'recurring')) return;
    const money = await this.ledgers.load(accountId, ctx);
    const paid = [...chargesOfSubscription(money, subscriptionId).filter((charge) => charge.orderId === orderId), ...(money.orders.get(orderId)?.closed ?? [])];
    if (paid.every(({ period }) => period.to <= start))
      throw wrongState('term_renewed', `The subscription was renewed from ${start} on since this order was paid, and the order pays for none of that. Cancel it, which gives its money back, and order again.`, { orderId, from: start });
  }

  /** It failed, and what it was to replace did not wait for it: a stop or an activation in between has written off days that it pays for too. @throws switch_overtaken, changed_today */
  private async refuseOvertaken(placed: Placed, on: string, ctx: CommandContext): Promise<void> {
    const running = await this.subscription(placed, ctx);
    const { status, pending, accountId } = running;
    refuseStoppedOn(running, on, (from) => `Cancel the order, which gives its money back, and switch anew from ${from} on.`);
    if (placed.attempt === 1 || status !== 'Active' || pending?.data.orderId === placed.orderId) return;
    const { today } = await this.directory.account(accountId, ctx);
    if (on < today)
      throw wrongState('switch_overtaken', `The subscription went on with the plan that it has since ${on}, from which this order pays for the other one. Cancel it, which gives its money back, and switch anew.`, { orderId: placed.orderId, from: on });
  }

  /** What the renewal kept goes on with what there is by now: what was added was charged for its term too. */
  private async renewed(placed: Placed, ctx: CommandContext): Promise<Sold['resources']> {
    const [{ resources }, running] = [await this.sold(placed, ctx), await this.subscription(placed, ctx)];
    const now = (key: string): number | undefined => (follows(placed, key) ? running.resources.find(({ resourceKey }) => resourceKey === key)?.quantity : undefined);
    const renewed = resources.map((resource) => ({ ...resource, quantity: now(resource.resourceKey) ?? resource.quantity }));
    await this.refuseUnpaid(placed, renewed, ctx);
    return renewed;
  }

  /** More was delivered after its day had come, by an order that pays up to that day alone. @throws quantities_changed */
  private async refuseUnpaid({ accountId, subscriptionId, quantities, basis: { start } }: Placed, resources: Sold['resources'], ctx: CommandContext): Promise<void> {
    const more = resources.filter(({ resourceKey, quantity, included, unitFee }) => unitFee > 0 && billable(quantity, included) > billable(quantityOf(quantities, resourceKey), included));
    if (more.length === 0) return;
    const money = await this.ledgers.load(accountId, ctx);
    const begin = [...chargesOfSubscription(money, subscriptionId), ...writtenOffOf(money, subscriptionId)].filter(({ fee, status, period }) => fee === 'recurring' && status !== 'New' && covers(period, start));
    const paid = (key: string): number => begin.filter(({ resourceKey }) => resourceKey === key).reduce((sum, { derivation }) => sum + derivation.quantity, 0);
    if (more.some(({ resourceKey, quantity, included }) => paid(resourceKey) < billable(quantity, included)))
      throw ruleBroken('quantities_changed', `More was delivered since than is paid for from ${start} on. Cancel this order, which gives its money back, and renew again for what there is now.`, undefined, { from: start });
  }

  private async subscription({ subscriptionId }: Placed, ctx: CommandContext): Promise<ExistingSubscription> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state) throw notFound('subscription', subscriptionId);
    return state;
  }

  /** At the fees of the order, whatever the plan has become since. */
  private async sold(placed: PlacedOrder, ctx: CommandContext): Promise<Sold> {
    const { planId, periodId, quantities, individualPrices, basis } = placed;
    const { state: offered } = await this.transactor.load(plan, planId, ctx);
    const { state: rules } = await this.transactor.load(serviceTerms, offered?.serviceTermsId ?? '', ctx);
    const term = basis.term ?? offered?.periods.find((period) => period.periodId === periodId)?.term ?? null;
    if (!offered || !rules) throw notFound('plan', planId);
    const { name, productId, fixedPrice, currency } = offered;
    const { gracePeriod, stopPeriod, manualRenewPoint, autoRenewPoint } = rules;
    const { key: billingType, version: billingTypeVersion } = pricedBy(basis.billingType);
    const terms = { billingType, billingTypeVersion, billingDay: basis.billingDay, term, planFee: feeOf(placed), currency, gracePeriod, stopPeriod, manualRenewPoint, autoRenewPoint };
    return { planId, periodId, name, productId, resources: soldResources(offered.resources, quantities, basis.lines), terms, fixedPrice, individualPrices, orderedAt: basis.pricedAt };
  }
}

/** The plan's own fee a month. */
const feeOf = ({ basis }: PlacedOrder): number => basis.lines.find(({ resourceKey }) => resourceKey === null)?.recurring ?? 0;
