import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { forbidden } from '../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome, type Preview } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { IsKey, IsMinorUnits } from '../spine/shapes.js';
import { isCustomer } from './order-checks.js';
import { previewOf } from './order-preview.js';
import { Quantity } from './place-order.js';
import type { RenewalRequest } from './renewal-quotes.js';
import { Renewals } from './renewals.js';
import { PRICE_OPTIONS, type PriceOption } from './subscription-prices.js';

export class PreviewRenewal {
  @IsUUID() readonly subscriptionId!: string;
  /** One of the plan's periods; left out: the one that runs. */
  @IsOptional() @IsKey() readonly periodId?: string;
  /** The totals of the new term, where the renewal waits for the day of expiration. Resources left out stay as they are. */
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Quantity) readonly quantities: Quantity[] = [];
  /** Of individual prices, for managers: keep them, take the plan's, or the higher of both. */
  @IsOptional() @IsIn(PRICE_OPTIONS) readonly priceOption?: PriceOption;
}

export class RenewSubscription extends PreviewRenewal {
  @IsOptional() @IsMinorUnits() readonly expectedDueNow?: number;
}

const requestOf = ({ subscriptionId, periodId, quantities, priceOption }: PreviewRenewal, { principal }: CommandContext): RenewalRequest => {
  if (isCustomer(principal) && priceOption !== undefined && priceOption !== 'keep') throw forbidden('Individual prices are agreed with your provider. Renew at the prices that you have, or ask your provider.');
  return { subscriptionId, periodId: periodId ?? null, quantities, priceOption: priceOption ?? 'keep', auto: null };
};

@command({ name: 'preview-renewal', context: 'sales', summary: 'The price of a further term, line by line; nothing is recorded.', dto: PreviewRenewal, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PreviewRenewalHandler implements CommandHandler<PreviewRenewal> {
  constructor(@inject(Renewals) private readonly renewals: Renewals) {}

  async handle(dto: PreviewRenewal, ctx: CommandContext): Promise<Preview> {
    return { preview: previewOf(await this.renewals.quote(requestOf(dto, ctx), ctx), ctx.principal) };
  }
}

@command({ name: 'renew-subscription', context: 'sales', summary: 'Order a further term of a subscription, from its expiration on.', dto: RenewSubscription, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class RenewSubscriptionHandler implements CommandHandler<RenewSubscription> {
  constructor(@inject(Renewals) private readonly renewals: Renewals) {}

  async handle(dto: RenewSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    return { committed: await this.renewals.place(requestOf(dto, ctx), dto.expectedDueNow, ctx) };
  }
}
