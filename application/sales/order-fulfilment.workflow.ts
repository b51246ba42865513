import { inject, injectable } from 'inversify';
import { isDelayed, order, type PlacedOrder } from '../../domain/sales/order.js';
import type { OrderEvent } from '../../domain/sales/sales.events.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { Ledgers } from '../billing/ledgers.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { OrderDelivery } from './order-delivery.js';
import { OrderPayment } from './order-payment.js';
import { OrderUndoing } from './order-undoing.js';
import { quantityOf } from './quantities.js';

const DELIVERED = ['SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionRenewed', 'SubscriptionPlanSwitched'] as const;
const FAILED = ['SubscriptionInstallFailed', 'SubscriptionUpdateFailed', 'SubscriptionRenewalFailed', 'SubscriptionSwitchFailed'] as const;

type Of<T extends SubscriptionEvent['type']> = Extract<SubscriptionEvent, { type: T }>;
type Delivered = Of<(typeof DELIVERED)[number]>;
type Failed = Of<(typeof FAILED)[number]>;

const among = <E extends Recorded>(types: readonly string[], event: Recorded): event is E => types.includes(event.type);

/** From a placed order to a delivered one: charges, payment, subscription; and back again when it is cancelled. */
@injectable()
export class OrderFulfilment implements Workflow {
  readonly name = 'order-fulfilment';
  readonly handles = ['OrderPlaced', 'OrderPaid', 'OrderProvisioningStarted', 'OrderProvisioningRetried', 'OrderCancelled', 'SubscriptionDeleted', ...DELIVERED, ...FAILED];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(OrderPayment) private readonly payment: OrderPayment,
    @inject(OrderDelivery) private readonly delivery: OrderDelivery,
    @inject(OrderUndoing) private readonly undoing: OrderUndoing,
  ) {}

  steps(recorded: Recorded): readonly WorkflowStep[] {
    const { scope } = recorded.metadata;
    if (among<Recorded<Delivered>>(DELIVERED, recorded)) return this.delivered(recorded, scope);
    if (among<Recorded<Failed>>(FAILED, recorded)) return [{ name: 'fail', run: (ctx) => this.fail(recorded.data, ctx, scope) }];
    const event = recorded as Recorded<OrderEvent | Of<'SubscriptionDeleted'>>;
    switch (event.type) {
      case 'OrderPlaced':
        return this.placed(event.data, scope);
      case 'OrderPaid':
        return [{ name: 'provision', run: (ctx) => this.paid(event.data, ctx, scope) }];
      case 'OrderProvisioningStarted':
        return [{ name: 'provision', run: (ctx) => this.delivery.start(event.data.orderId, { on: event.data.on, scope }, ctx) }];
      case 'OrderProvisioningRetried':
        return [{ name: 'provision', run: (ctx) => this.again(event.data.orderId, ctx, scope) }];
      case 'OrderCancelled':
        return this.undoing.cancelled(event.data, scope);
      case 'SubscriptionDeleted':
        return this.undoing.deleted(event.data, scope);
      case 'OrderProvisioningFailed':
      case 'OrderCompleted':
        return [];
    }
  }

  private delivered({ type, data }: Recorded<Delivered>, scope: Scope): readonly WorkflowStep[] {
    const complete: WorkflowStep = { name: 'complete', run: (ctx) => this.complete(data.orderId, ctx, scope) };
    switch (type) {
      case 'SubscriptionPlanSwitched':
        return [complete, ...this.undoing.switched(data, scope)];
      case 'SubscriptionResourcesChanged':
        return [complete, ...this.undoing.changed(data, scope)];
      default:
        return [complete];
    }
  }

  private placed(placed: PlacedOrder, scope: Scope): readonly WorkflowStep[] {
    const { orderId, subscriptionId, charges, paymentModel: model, placedOn: on } = placed;
    const subscribe: WorkflowStep = { name: 'subscribe', run: (ctx) => this.delivery.subscribe(placed, ctx, scope) };
    const charge: WorkflowStep = { name: 'charge', run: (ctx) => this.ledgers.command(scope, { type: 'CreateCharges', orderId, subscriptionId, model, on, charges }, ctx) };
    return [...(placed.type === 'sales' ? [subscribe] : []), charge, this.payment.step(placed, scope)];
  }

  /** A delayed renewal waits for its day: the billing day delivers it. */
  private async paid({ orderId, paidOn }: { readonly orderId: string; readonly paidOn: string }, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    if (state && !isDelayed(state, paidOn)) await this.delivery.start(orderId, { on: paidOn, scope }, ctx);
  }

  /** What was paid, or free on its day, counts from that day: what has begun since is owed for it. What only gives back counts from the day on which it is done. */
  private async again(orderId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    const today = await this.today(scope, ctx);
    await this.delivery.start(orderId, { on: state && (state.charges.length > 0 || isFreeIncrease(state)) ? (state.paidOn ?? today) : today, scope }, ctx);
  }

  private async complete(orderId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    await this.transactor.transact(order, orderId, { type: 'CompleteOrder', on: await this.today(scope, ctx) }, ctx, { scope });
  }

  private async fail({ orderId, reason }: Failed['data'], ctx: CommandContext, scope: Scope): Promise<void> {
    await this.transactor.transact(order, orderId, { type: 'FailProvisioning', reason }, ctx, { scope });
  }

  private async today({ accountId }: Scope, ctx: CommandContext): Promise<string> {
    return (await this.directory.account(accountId ?? '', ctx)).today;
  }
}

/** More of what has a fee, ordered in days that are free or paid for already (domain.md 4.6). */
const isFreeIncrease = ({ type, basis, quantities, previous }: PlacedOrder): boolean =>
  type === 'change' && basis.lines.some(({ resourceKey, recurring }) => resourceKey !== null && recurring > 0 && quantityOf(quantities, resourceKey) > quantityOf(previous, resourceKey));
