import { inject, injectable } from 'inversify';
import { payment } from '../../domain/billing/payment.js';
import { plan } from '../../domain/catalog/plan.js';
import { serviceTerms } from '../../domain/catalog/service-terms.js';
import { order, type PlacedOrder } from '../../domain/sales/order.js';
import type { OrderEvent } from '../../domain/sales/sales.events.js';
import { DomainError, notFound, ruleBroken } from '../../domain/shared/errors.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import type { SubscribedResource, SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { Ledgers } from '../billing/ledgers.js';
import { orderPaymentId, Payments } from '../billing/payments.js';
import { Settlement } from '../billing/settlement.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';

type Finished = Extract<SubscriptionEvent, { type: 'SubscriptionActivated' | 'SubscriptionResourcesChanged' | 'SubscriptionInstallFailed' | 'SubscriptionUpdateFailed' }>;
type Reacted = OrderEvent | Finished;

/** How every sale is made today: paid before it is used, at the plan's prices. */
const ON_SALE = { paymentModel: 'prepay', trial: false, fixedPrice: false, individualPrices: false, autoRenew: { on: false, periodId: null }, creditLimit: null } as const;

/** From a placed order to a delivered one: charges, payment, subscription; and back again when it is cancelled. */
@injectable()
export class OrderFulfilment implements Workflow {
  readonly name = 'order-fulfilment';
  readonly handles = [
    'OrderPlaced', 'OrderPaid', 'OrderProvisioningRetried', 'OrderCancelled',
    'SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionInstallFailed', 'SubscriptionUpdateFailed',
  ];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Payments) private readonly payments: Payments,
    @inject(Settlement) private readonly settlement: Settlement,
  ) {}

  steps(recorded: Recorded): readonly WorkflowStep[] {
    const event = recorded as Recorded<Reacted>;
    const { scope } = event.metadata;
    switch (event.type) {
      case 'OrderPlaced':
        return this.placed(event.data, scope);
      case 'OrderPaid':
        return [{ name: 'provision', run: (ctx) => this.provision(event.data.orderId, { on: event.data.paidOn, attempt: 1 }, ctx, scope) }];
      case 'OrderProvisioningRetried':
        return [{ name: 'provision', run: (ctx) => this.provision(event.data.orderId, { on: event.metadata.recordedAt.slice(0, 10), attempt: event.data.attempt }, ctx, scope) }];
      case 'OrderCancelled':
        return this.cancelled(event.data, scope);
      case 'SubscriptionActivated':
      case 'SubscriptionResourcesChanged':
        return [{ name: 'complete', run: (ctx) => this.complete(event.data.orderId, ctx, scope) }];
      case 'SubscriptionInstallFailed':
      case 'SubscriptionUpdateFailed':
        return [{ name: 'fail', run: (ctx) => this.transactor.transact(order, event.data.orderId, { type: 'FailProvisioning', reason: event.data.reason }, ctx, { scope }) }];
      case 'OrderProvisioningStarted':
      case 'OrderProvisioningFailed':
      case 'OrderCompleted':
        return [];
    }
  }

  private placed(placed: PlacedOrder, scope: Scope): readonly WorkflowStep[] {
    const { orderId, subscriptionId, charges, price, placedOn: on } = placed;
    const subscribe: WorkflowStep = { name: 'subscribe', run: (ctx) => this.subscribe(placed, ctx, scope) };
    const charge: WorkflowStep = { name: 'charge', run: (ctx) => this.ledgers.command(scope, { type: 'CreateCharges', orderId, subscriptionId, model: 'prepay', on, charges }, ctx) };
    const pay: WorkflowStep =
      price.dueNow > 0
        ? { name: 'ask for payment', run: (ctx) => this.askForPayment(placed, ctx, scope) }
        : { name: 'settle', run: (ctx) => this.settlement.settle({ orderId, paymentId: null, fromBalance: true, on, whenShort: 'refuse' }, ctx, scope) };
    return placed.type === 'sales' ? [subscribe, charge, pay] : [charge, pay];
  }

  private async subscribe(placed: PlacedOrder, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state: sold } = await this.transactor.load(plan, placed.planId, ctx);
    const { state: rules } = await this.transactor.load(serviceTerms, sold?.serviceTermsId ?? '', ctx);
    const period = sold?.periods.find(({ periodId }) => periodId === placed.periodId);
    if (!sold || !rules || !period) throw notFound('plan', placed.planId);
    const resources = sold.resources.map(({ key, name, unit, included, fees }) => ({
      resourceKey: key, name, unit, included, unitFee: fees.recurring, quantity: placed.quantities.find(({ resourceKey }) => resourceKey === key)?.quantity ?? 0,
    }));
    const { subscriptionId, subscriptionNumber: number, accountId, resellerId, orderId, planId, periodId, promoCode } = placed;
    const terms = {
      billingType: sold.billingType,
      billingTypeVersion: billingType(sold.billingType).version,
      billingDay: rules.billingDay,
      term: period.term,
      planFee: period.fees.recurring,
      currency: sold.currency,
      gracePeriod: rules.gracePeriod,
      stopPeriod: rules.stopPeriod,
      manualRenewPoint: rules.manualRenewPoint,
      autoRenewPoint: rules.autoRenewPoint,
    };
    const ordered = { subscriptionId, number, accountId, resellerId, orderId, planId, periodId, name: sold.name, productId: sold.productId, resources, terms, promoCode, ...ON_SALE, orderedAt: ctx.now };
    await this.transactor.transact(subscription, subscriptionId, { type: 'OrderSubscription', subscription: ordered }, ctx, { scope });
  }

  private askForPayment({ orderId, subscriptionId, accountId, resellerId, price, placedOn, expiresOn }: PlacedOrder, ctx: CommandContext, scope: Scope): Promise<unknown> {
    const details = { paymentId: orderPaymentId(orderId, 0), kind: 'order', orderId, subscriptionId, accountId, resellerId, amount: price.dueNow, currency: price.currency, createdOn: placedOn, dueOn: expiresOn } as const;
    return this.payments.create(details, ctx, scope);
  }

  private async provision(orderId: string, { on, attempt }: { readonly on: string; readonly attempt: number }, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    if (!state) throw notFound('order', orderId);
    const quantities = Object.fromEntries(state.quantities.map(({ resourceKey, quantity }) => [resourceKey, quantity]));
    if (state.type === 'change') return this.update(state, { quantities, on, attempt }, ctx, scope);
    await this.transactor.transact(subscription, state.subscriptionId, { type: 'StartInstall', orderId, on, attempt }, ctx, { scope });
  }

  /** What cannot be delivered any more fails: the order can be retried, or cancelled with its money. */
  private async update(placed: PlacedOrder, { quantities, on, attempt }: { readonly quantities: Readonly<Record<string, number>>; readonly on: string; readonly attempt: number }, ctx: CommandContext, scope: Scope): Promise<void> {
    const { orderId, subscriptionId } = placed;
    try {
      const current = await this.refuseStale(placed, quantities, ctx);
      const resources = current.map((resource) => ({ ...resource, quantity: quantities[resource.resourceKey] ?? resource.quantity }));
      const expected = Object.fromEntries(current.map(({ resourceKey, quantity }) => [resourceKey, quantity]));
      await this.transactor.transact(subscription, subscriptionId, { type: 'StartUpdate', orderId, resources, expected, on, attempt }, ctx, { scope });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'concurrent_change') throw error;
      await this.transactor.transact(order, orderId, { type: 'FailProvisioning', reason: error.message }, ctx, { scope });
    }
  }

  /** It was paid for the difference to the quantities of its day: another order in between makes it wrong. */
  private async refuseStale({ subscriptionId, charges }: PlacedOrder, wanted: Readonly<Record<string, number>>, ctx: CommandContext): Promise<readonly SubscribedResource[]> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    const resources = state?.resources ?? [];
    for (const { resourceKey, included, quantity } of resources) {
      const paidFor = charges.find((charge) => charge.resourceKey === resourceKey)?.derivation.quantity;
      if (paidFor !== undefined && Math.max(0, quantity - included) + paidFor !== Math.max(0, (wanted[resourceKey] ?? 0) - included))
        throw ruleBroken('quantities_changed', 'The subscription was changed by another order meanwhile. Cancel this order and place a new one.');
    }
    return resources;
  }

  private cancelled({ orderId, subscriptionId, cancelledOn: on }: Extract<OrderEvent, { type: 'OrderCancelled' }>['data'], scope: Scope): readonly WorkflowStep[] {
    return [
      { name: 'release', run: (ctx) => this.ledgers.command(scope, { type: 'ReleaseOrder', orderId, on }, ctx) },
      { name: 'cancel payment', run: (ctx) => this.cancelPayment(orderId, on, ctx, scope) },
      { name: 'abandon', run: (ctx) => this.transactor.transact(subscription, subscriptionId, { type: 'AbandonOrder', orderId }, ctx, { scope }) },
    ];
  }

  private async cancelPayment(orderId: string, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const waiting = await this.payments.waitingFor(orderId, ctx);
    if (waiting) await this.transactor.transact(payment, waiting.paymentId, { type: 'CancelPayment', on }, ctx, { scope });
  }

  private async complete(orderId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { today } = await this.directory.account(scope.accountId ?? '', ctx);
    await this.transactor.transact(order, orderId, { type: 'CompleteOrder', on: today }, ctx, { scope });
  }
}
