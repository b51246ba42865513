import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { command, type CommandHandler, type CommandOutcome, type Preview } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsKey, IsMinorUnits } from '../spine/shapes.js';
import { OrderPlacing } from './order-placing.js';
import { previewOf } from './order-preview.js';
import { Quantity } from './place-order.js';
import { SwitchQuotes } from './switch-quotes.js';

export class PreviewSwitch {
  @IsUUID() readonly subscriptionId!: string;
  /** The plan to switch to. */
  @IsUUID() readonly planId!: string;
  @IsKey() readonly periodId!: string;
  /** Resources of the new plan; those left out have their minimum. */
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Quantity) readonly quantities: Quantity[] = [];
}

export class SwitchPlan extends PreviewSwitch {
  @IsOptional() @IsMinorUnits() readonly expectedDueNow?: number;
}

@command({ name: 'preview-switch', context: 'sales', summary: 'What another plan costs and what the present one gives back, line by line; nothing is recorded.', dto: PreviewSwitch, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PreviewSwitchHandler implements CommandHandler<PreviewSwitch> {
  constructor(@inject(SwitchQuotes) private readonly quotes: SwitchQuotes) {}

  async handle(dto: PreviewSwitch, ctx: CommandContext): Promise<Preview> {
    return { preview: previewOf(await this.quotes.quote(dto, newId(ctx, 'order'), ctx), ctx.principal) };
  }
}

@command({ name: 'switch-plan', context: 'sales', summary: 'Order another plan for a running subscription. Its new term begins when the order is paid.', dto: SwitchPlan, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class SwitchPlanHandler implements CommandHandler<SwitchPlan> {
  constructor(
    @inject(SwitchQuotes) private readonly quotes: SwitchQuotes,
    @inject(OrderPlacing) private readonly placing: OrderPlacing,
  ) {}

  async handle(dto: SwitchPlan, ctx: CommandContext): Promise<CommandOutcome> {
    const { expectedDueNow } = dto;
    return { committed: await this.placing.place(() => this.quotes.quote(dto, newId(ctx, 'order'), ctx), { expectedDueNow }, ctx) };
  }
}
