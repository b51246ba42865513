import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { command, type CommandHandler, type CommandOutcome, type Preview } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsMinorUnits } from '../spine/shapes.js';
import { ChangeQuotes } from './change-quotes.js';
import { OrderPlacing } from './order-placing.js';
import { previewOf } from './order-preview.js';
import { Quantity } from './place-order.js';

export class PreviewChange {
  @IsUUID() readonly subscriptionId!: string;
  /** The new totals, with what is included. Resources left out stay as they are. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Quantity) readonly quantities!: Quantity[];
}

export class ChangeSubscription extends PreviewChange {
  @IsOptional() @IsMinorUnits() readonly expectedDueNow?: number;
}

@command({ name: 'preview-change', context: 'sales', summary: 'What more costs and fewer gives back, line by line; nothing is recorded.', dto: PreviewChange, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PreviewChangeHandler implements CommandHandler<PreviewChange> {
  constructor(@inject(ChangeQuotes) private readonly quotes: ChangeQuotes) {}

  async handle(dto: PreviewChange, ctx: CommandContext): Promise<Preview> {
    return { preview: previewOf(await this.quotes.quote(dto, newId(ctx, 'order'), ctx), ctx.principal) };
  }
}

@command({ name: 'change-subscription', context: 'sales', summary: 'Order more or fewer of the resources of a running subscription, by a change order.', dto: ChangeSubscription, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class ChangeSubscriptionHandler implements CommandHandler<ChangeSubscription> {
  constructor(
    @inject(ChangeQuotes) private readonly quotes: ChangeQuotes,
    @inject(OrderPlacing) private readonly placing: OrderPlacing,
  ) {}

  async handle(dto: ChangeSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    const { expectedDueNow } = dto;
    return { committed: await this.placing.place(() => this.quotes.quote(dto, newId(ctx, 'order'), ctx), { expectedDueNow }, ctx) };
  }
}
