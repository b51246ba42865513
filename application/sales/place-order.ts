import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import { Fees } from '../catalog/plan-shape.js';
import { command, type CommandHandler, type CommandOutcome, type Preview } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { as } from '../spine/field-errors.js';
import { IsKey, IsMinorUnits } from '../spine/shapes.js';
import { OrderPlacing } from './order-placing.js';
import { previewOf } from './order-preview.js';
import { SaleQuotes, type SaleRequest } from './sale-quotes.js';

export class Quantity {
  @IsKey() readonly resourceKey!: string;
  /** In total, with what is included. */
  @IsInt() @Min(0) @Max(10_000_000) readonly quantity!: number;
}

export class ResourceFees {
  @IsKey() readonly resourceKey!: string;
  @IsObject() @ValidateNested() @Type(() => Fees) readonly fees!: Fees;
}

/** Fees agreed with a customer, minor units. What is left out costs what the plan says. */
export class IndividualPrices {
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Fees) readonly plan?: Fees;
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ResourceFees) readonly resources: ResourceFees[] = [];
}

export class PreviewOrder {
  @IsUUID() readonly accountId!: string;
  @IsUUID() readonly planId!: string;
  @IsKey() readonly periodId!: string;
  /** Resources left out have their minimum. */
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Quantity) readonly quantities: Quantity[] = [];
  @IsOptional() @Matches(/^[A-Za-z0-9_-]{3,32}$/, as('promo_code', 'promoCode must be 3 to 32 letters, digits, dashes or underscores')) readonly promoCode?: string;
  /** Left out: the account's. Another one is for managers to choose. */
  @IsOptional() @IsIn(['prepay', 'postpay']) readonly paymentModel?: PaymentModel;
  /** For managers. They switch the customer discounts off. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => IndividualPrices) readonly individualPrices?: IndividualPrices;
  /** Left out: as the plan has it. */
  @IsOptional() @IsBoolean() readonly autoRenew?: boolean;
  /** Of a reservation: the subscription of the same account, paid by use, that it is bought for. It must be active. */
  @IsOptional() @IsUUID() readonly azureSubscriptionId?: string;
}

export class PlaceOrder extends PreviewOrder {
  @IsOptional() @IsString() @Length(1, 1000) readonly notes?: string;
  /** What the preview said is due now. When it differs by now, the order is refused with the new price. */
  @IsOptional() @IsMinorUnits() readonly expectedDueNow?: number;
}

const requestOf = ({ accountId, planId, periodId, quantities, promoCode, paymentModel, individualPrices, autoRenew, azureSubscriptionId }: PreviewOrder): SaleRequest => ({
  accountId, planId, periodId, quantities, promoCode: promoCode?.toUpperCase() ?? null, paymentModel: paymentModel ?? null, individualPrices: individualPrices ?? null, autoRenew: autoRenew ?? null, azureSubscriptionId: azureSubscriptionId?.toLowerCase() ?? null,
});

const idsOf = (ctx: CommandContext) => ({ orderId: newId(ctx, 'order'), subscriptionId: newId(ctx, 'subscription') });

@command({ name: 'preview-order', context: 'sales', summary: 'The price of an order, line by line; nothing is recorded.', dto: PreviewOrder, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PreviewOrderHandler implements CommandHandler<PreviewOrder> {
  constructor(@inject(SaleQuotes) private readonly quotes: SaleQuotes) {}

  async handle(dto: PreviewOrder, ctx: CommandContext): Promise<Preview> {
    return { preview: previewOf(await this.quotes.quote(requestOf(dto), idsOf(ctx), ctx), ctx.principal) };
  }
}

@command({ name: 'place-order', context: 'sales', summary: 'Order a subscription. A prepaid order waits for its payment, a postpaid one is delivered within the credit limit.', dto: PlaceOrder, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PlaceOrderHandler implements CommandHandler<PlaceOrder> {
  constructor(
    @inject(SaleQuotes) private readonly quotes: SaleQuotes,
    @inject(OrderPlacing) private readonly placing: OrderPlacing,
  ) {}

  async handle(dto: PlaceOrder, ctx: CommandContext): Promise<CommandOutcome> {
    const { notes, expectedDueNow } = dto;
    return { committed: await this.placing.place(() => this.quotes.quote(requestOf(dto), idsOf(ctx), ctx), { notes, expectedDueNow }, ctx) };
  }
}
