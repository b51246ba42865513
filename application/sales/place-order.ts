import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { order, type PlacedOrder } from '../../domain/sales/order.js';
import { addDays } from '../../domain/shared/calendar.js';
import { wrongState } from '../../domain/shared/errors.js';
import { NumberSeries } from '../billing/number-series.js';
import { command, type CommandHandler, type CommandOutcome, type Preview } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsKey, IsMinorUnits } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { DiscountUses } from './discount-uses.js';
import { previewOf } from './order-preview.js';
import { orderPrice, Quotes, type Quote, type SaleRequest } from './quotes.js';

export class Quantity {
  @IsKey() readonly resourceKey!: string;
  /** In total, with what is included. */
  @IsInt() @Min(0) @Max(10_000_000) readonly quantity!: number;
}

export class PreviewOrder {
  @IsUUID() readonly accountId!: string;
  @IsUUID() readonly planId!: string;
  @IsKey() readonly periodId!: string;
  /** Resources left out have their minimum. */
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Quantity) readonly quantities: Quantity[] = [];
  @IsOptional() @Matches(/^[A-Za-z0-9_-]{3,32}$/, { message: 'promoCode must be 3 to 32 letters, digits, dashes or underscores' }) readonly promoCode?: string;
}

export class PlaceOrder extends PreviewOrder {
  @IsOptional() @IsString() @Length(1, 1000) readonly notes?: string;
  /** What the preview said is due now. When it differs by now, the order is refused with the new price. */
  @IsOptional() @IsMinorUnits() readonly expectedDueNow?: number;
}

export const requestOf = ({ accountId, planId, periodId, quantities, promoCode }: PreviewOrder): SaleRequest => ({ accountId, planId, periodId, quantities, promoCode: promoCode?.toUpperCase() ?? null });

/** A price that changed between preview and order is shown again before anything is bought (CR-748). */
export const confirmPrice = <Quoted extends Quote>(quote: Quoted, expected: number | undefined, { principal }: CommandContext): Quoted => {
  if (expected === undefined || expected === quote.now.dueNow) return quote;
  throw wrongState('price_changed', 'The price changed since the preview. Look at it again and confirm.', { expectedDueNow: expected, preview: previewOf(quote, principal) });
};

type OfItsOwn = 'type' | 'number' | 'subscriptionId' | 'subscriptionNumber' | 'periodId' | 'promoCode' | 'autoRenew' | 'notes';

/** What every kind of order records alike. */
export const placedOf = (quote: Quote, orderId: string): Omit<PlacedOrder, OfItsOwn> => ({
  orderId,
  accountId: quote.known.account.id,
  resellerId: quote.known.account.resellerId,
  planId: quote.offer.plan.planId,
  quantities: quote.quantities,
  previous: quote.previous,
  paymentModel: quote.known.account.terms.paymentModel,
  trial: false,
  individualPrices: false,
  price: orderPrice(quote),
  commitment: quote.total.net,
  discount: quote.now.applied,
  charges: quote.now.charges,
  basis: quote.basis,
  placedOn: quote.known.today,
  expiresOn: addDays(quote.known.today, quote.known.account.terms.cancelUnpaidOrderInDays),
  provisioningDate: null,
});

@command({ name: 'preview-order', context: 'sales', summary: 'The price of an order, line by line; nothing is recorded.', dto: PreviewOrder, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PreviewOrderHandler implements CommandHandler<PreviewOrder> {
  constructor(@inject(Quotes) private readonly quotes: Quotes) {}

  async handle(dto: PreviewOrder, ctx: CommandContext): Promise<Preview> {
    return { preview: previewOf(await this.quotes.sale(requestOf(dto), newId(ctx, 'order'), ctx), ctx.principal) };
  }
}

@command({ name: 'place-order', context: 'sales', summary: 'Order a subscription. A prepaid order waits for its payment.', dto: PlaceOrder, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PlaceOrderHandler implements CommandHandler<PlaceOrder> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Quotes) private readonly quotes: Quotes,
    @inject(NumberSeries) private readonly numbers: NumberSeries,
    @inject(DiscountUses) private readonly uses: DiscountUses,
  ) {}

  async handle(dto: PlaceOrder, ctx: CommandContext): Promise<CommandOutcome> {
    const [orderId, subscriptionId] = [newId(ctx, 'order'), newId(ctx, 'subscription')];
    const { promoCode } = requestOf(dto);
    const quote = await this.uses.quoted(
      async () => confirmPrice(await this.quotes.sale(requestOf(dto), orderId, ctx), dto.expectedDueNow, ctx),
      ({ known, basis }) => ({ orderId, subscriptionId, accountId: dto.accountId, promoCode, basis, scope: known.scope }),
      ctx,
    );
    const { scope, account } = quote.known;
    const number = await this.numbers.issue('order', account.resellerId, orderId, ctx, scope);
    const subscriptionNumber = await this.numbers.issue('subscription', account.resellerId, subscriptionId, ctx, scope);
    const placed: PlacedOrder = {
      ...placedOf(quote, orderId),
      type: 'sales',
      number,
      subscriptionId,
      subscriptionNumber,
      periodId: dto.periodId,
      promoCode,
      autoRenew: { on: false, periodId: null },
      notes: dto.notes ?? null,
    };
    return { committed: await this.transactor.transact(order, orderId, { type: 'PlaceOrder', order: placed }, ctx, { scope }) };
  }
}
