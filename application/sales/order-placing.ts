import { inject, injectable } from 'inversify';
import { order } from '../../domain/sales/order.js';
import { DomainError, notFound, wrongState } from '../../domain/shared/errors.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { NumberSeries } from '../billing/number-series.js';
import type { JsonObject } from '../ports/read-store.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { SubscriptionMoney } from '../subscriptions/subscription-money.js';
import { CreditCheck } from './credit-check.js';
import { DiscountUses } from './discount-uses.js';
import { previewOf } from './order-preview.js';
import type { Quote } from './quote.js';
import { openOrderExists } from './renewal-orders.js';

const OPEN = ['Waiting for payment', 'Waiting for provisioning', 'Provisioning', 'Provisioning failed'];

export interface Placing {
  readonly notes?: string | undefined;
  /** What the customer saw as due now. */
  readonly expectedDueNow?: number | undefined;
  /** Also while another order of the subscription is open. */
  readonly besideOthers?: boolean;
}

/** From a quote to an order with its number. */
@injectable()
export class OrderPlacing {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(CreditCheck) private readonly credit: CreditCheck,
    @inject(NumberSeries) private readonly numbers: NumberSeries,
    @inject(DiscountUses) private readonly uses: DiscountUses,
    @inject(SubscriptionMoney) private readonly money: SubscriptionMoney,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async place(quoted: () => Promise<Quote>, placing: Placing, ctx: CommandContext): Promise<Committed> {
    const quote = await this.uses.quoted(async () => this.confirmed(await quoted(), placing, ctx), ({ order: taking, known }) => ({ ...taking, scope: known.scope }), ctx);
    const { account, scope } = quote.known;
    const { orderId, subscriptionId, type } = quote.order;
    const number = await this.numbers.issue('order', account.resellerId, orderId, ctx, scope);
    const subscriptionNumber = type === 'sales' ? await this.numbers.issue('subscription', account.resellerId, subscriptionId, ctx, scope) : await this.numberOf(subscriptionId, ctx);
    try {
      const placed = await this.transactor.transact(order, orderId, { type: 'PlaceOrder', order: { ...quote.order, number, subscriptionNumber, notes: placing.notes ?? null } }, ctx, { scope });
      if (ctx.rehearsal) await this.rehearseDelivery(quote, ctx);
      return placed;
    } catch (error) {
      // Another one was faster and took the id that only one may have: the quote says why.
      if (error instanceof DomainError && error.code === 'already_exists') await quoted();
      throw error;
    }
  }

  private async confirmed(quote: Quote, { expectedDueNow, besideOthers = false }: Placing, ctx: CommandContext): Promise<Quote> {
    confirmPrice(quote, expectedDueNow, ctx);
    if (quote.order.type !== 'sales' && !besideOthers) await this.refuseSecond(quote);
    await this.credit.of(quote, ctx);
    return quote;
  }

  /** Two open orders would each count from the same quantities. What slips through is caught when it is provisioned. */
  private async refuseSecond({ order: { orderId, subscriptionId, type } }: Quote): Promise<void> {
    await this.views.catchUp();
    for await (const open of this.views.all('orders', { subscriptionId, status: OPEN })) if (open.id !== orderId && (type === 'renewal' || !givesWay(open))) throw openOrderExists(open);
  }

  /** What becomes of the charges that there are: it follows from the delivery when it is for real. */
  private async rehearseDelivery({ cut, known: { scope }, order: { type, subscriptionId, placedOn } }: Quote, ctx: CommandContext): Promise<void> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state || (type !== 'change' && type !== 'switch')) return;
    await this.money.chargeBegun(state, placedOn, ctx, scope);
    if (cut) await this.money.send([cut], ctx, scope);
  }

  private async numberOf(subscriptionId: string, ctx: CommandContext): Promise<string> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state) throw notFound('subscription', subscriptionId, '/subscriptionId');
    return state.number;
  }
}

/** A renewal beside which the running term may be changed: one that is paid and waits, or that was made by itself and is not paid. The first follows, the second is made anew. */
const givesWay = ({ type, status, createdBy }: JsonObject): boolean => type === 'renewal' && (status === 'Waiting for provisioning' || (status === 'Waiting for payment' && createdBy === 'system'));

/** A price that changed between preview and order is shown again before anything is bought (CR-748). */
const confirmPrice = (quote: Quote, expected: number | undefined, { principal }: CommandContext): void => {
  if (expected === undefined || expected === quote.order.price.dueNow) return;
  throw wrongState('price_changed', 'The price changed since the preview. Look at it again and confirm.', { expectedDueNow: expected, preview: previewOf(quote, principal) });
};
