import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { order, type PlacedOrder } from '../../domain/sales/order.js';
import { wrongState } from '../../domain/shared/errors.js';
import { NumberSeries } from '../billing/number-series.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import { command, type CommandHandler, type CommandOutcome, type Preview } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsMinorUnits } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { DiscountUses } from './discount-uses.js';
import { previewOf } from './order-preview.js';
import { confirmPrice, placedOf, Quantity } from './place-order.js';
import { Quotes, type IncreaseQuote } from './quotes.js';

export class PreviewChange {
  @IsUUID() readonly subscriptionId!: string;
  /** The new totals, with what is included. Resources left out stay as they are. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Quantity) readonly quantities!: Quantity[];
}

export class ChangeSubscription extends PreviewChange {
  @IsOptional() @IsMinorUnits() readonly expectedDueNow?: number;
}

@command({ name: 'preview-change', context: 'sales', summary: 'The price of an increase, line by line; nothing is recorded.', dto: PreviewChange, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PreviewChangeHandler implements CommandHandler<PreviewChange> {
  constructor(@inject(Quotes) private readonly quotes: Quotes) {}

  async handle(dto: PreviewChange, ctx: CommandContext): Promise<Preview> {
    return { preview: previewOf(await this.quotes.increase(dto, newId(ctx, 'order'), ctx), ctx.principal) };
  }
}

@command({ name: 'change-subscription', context: 'sales', summary: 'Order more of a running subscription, by a change order.', dto: ChangeSubscription, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class ChangeSubscriptionHandler implements CommandHandler<ChangeSubscription> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Quotes) private readonly quotes: Quotes,
    @inject(NumberSeries) private readonly numbers: NumberSeries,
    @inject(DiscountUses) private readonly uses: DiscountUses,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async handle(dto: ChangeSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    const orderId = newId(ctx, 'order');
    const quote = await this.uses.quoted(
      () => this.quote(dto, orderId, ctx),
      ({ known, basis }) => ({ orderId, subscriptionId: dto.subscriptionId, accountId: known.account.id, promoCode: known.subscription.promoCode, basis, scope: known.scope }),
      ctx,
    );
    const { scope, account, subscription } = quote.known;
    const number = await this.numbers.issue('order', account.resellerId, orderId, ctx, scope);
    const { subscriptionId, number: subscriptionNumber, periodId, promoCode } = subscription;
    const placed: PlacedOrder = { ...placedOf(quote, orderId), type: 'change', number, subscriptionId, subscriptionNumber, periodId, promoCode, autoRenew: null, notes: null };
    return { committed: await this.transactor.transact(order, orderId, { type: 'PlaceOrder', order: placed }, ctx, { scope }) };
  }

  private async quote(dto: ChangeSubscription, orderId: string, ctx: CommandContext): Promise<IncreaseQuote> {
    const quote = confirmPrice(await this.quotes.increase(dto, orderId, ctx), dto.expectedDueNow, ctx);
    await this.refuseSecond(dto.subscriptionId);
    return quote;
  }

  /** Two open change orders would each count from the same quantity. What slips through is caught when it is provisioned. */
  private async refuseSecond(subscriptionId: string): Promise<void> {
    await this.views.catchUp();
    for await (const open of this.views.all('orders', { subscriptionId, status: ['Waiting for payment', 'Provisioning', 'Provisioning failed'] }))
      throw wrongState('open_order_exists', `Order ${String(open.number)} for this subscription is still open. Pay or cancel it first.`, { orderId: open.id });
  }
}
