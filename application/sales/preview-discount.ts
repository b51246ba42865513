import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { plan, type ExistingPlan } from '../../domain/catalog/plan.js';
import { checkPercentage } from '../../domain/sales/discount-checks.js';
import type { ScopeRow } from '../../domain/sales/discount.events.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import { command, type CommandHandler, type Preview } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsPercentage } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { lostMargins, PRICED_FEES, type LostMargin, type PricedFee } from './discount-margins.js';
import { DiscountScopeRow, DiscountScopeRows } from './discount-scope-rows.js';
import { MARKETERS } from './own-discounts.js';

export class PreviewDiscount {
  @IsPercentage() readonly percentage!: string;
  /** Whom a reseller discount is for. Left out: it is one for your own customers. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => DiscountScopeRow) readonly scopes?: DiscountScopeRow[];
  /** Of a discount for customers; left out: all plans. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) readonly planIds?: string[];
  /** Of a discount for customers; one for resellers is for all fees. */
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(PRICED_FEES, { each: true }) readonly fees: PricedFee[] = [...PRICED_FEES];
}

/** What a discount would do; `lostMargins` is a warning, and hinders nothing. */
export interface DiscountPreview {
  readonly lostMargins: readonly LostMargin[];
}

@command({ name: 'preview-discount', context: 'sales', summary: 'Where a discount would lower a price to your own cost or below; nothing is recorded.', dto: PreviewDiscount, allow: MARKETERS })
export class PreviewDiscountHandler implements CommandHandler<PreviewDiscount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(DiscountScopeRows) private readonly rows: DiscountScopeRows,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async handle({ percentage, scopes, planIds, fees }: PreviewDiscount, ctx: CommandContext): Promise<Preview> {
    checkPercentage({ percentage });
    const plans = await this.ownPlans(ctx.principal.resellerId);
    const lowered = scopes ? await this.delegated(scopes, plans, ctx) : plans.filter(({ planId, status }) => status === 'Active' && (planIds?.includes(planId) ?? true));
    const preview: DiscountPreview = { lostMargins: lowered.flatMap((each) => lostMargins(each, percentage, ctx.now, scopes ? PRICED_FEES : fees)) };
    return { preview };
  }

  private async ownPlans(resellerId: string): Promise<readonly ExistingPlan[]> {
    const plans: ExistingPlan[] = [];
    for await (const { id } of this.views.all('plans', { resellerId })) {
      const { state } = await this.transactor.load(plan, String(id));
      if (state) plans.push(state);
    }
    return plans;
  }

  /** What the rows of a reseller discount are for. */
  private async delegated(scopes: readonly DiscountScopeRow[], own: readonly ExistingPlan[], ctx: CommandContext): Promise<readonly ExistingPlan[]> {
    const asked = { discountId: newId(ctx, 'discount'), creatorId: ctx.principal.resellerId };
    const rows: ScopeRow[] = [];
    for (const [index, row] of scopes.entries()) rows.push(await this.rows.row(row, { ...asked, pointer: `/scopes/${index}` }, ctx));
    const plans = own.filter(({ delegations }) => delegations.length > 0);
    return [...new Set((await Promise.all(rows.map((row) => this.concerned(row, plans)))).flat())];
  }

  /** The plans whose charges a row lowers. */
  private async concerned(row: ScopeRow, plans: readonly ExistingPlan[]): Promise<readonly ExistingPlan[]> {
    if (row.kind === 'all_resellers') return plans;
    const delegated = plans.filter(({ delegations }) => delegations.some(({ resellerId }) => resellerId === row.resellerId));
    if (row.kind === 'accounts_and_plans') return delegated.filter(({ planId }) => row.planIds === null || row.planIds.includes(planId));
    const above = await this.ancestors(row.subscriptionId);
    return delegated.filter(({ planId }) => above.includes(planId));
  }

  /** The plan of a subscription, and those that it was delegated from. */
  private async ancestors(subscriptionId: string): Promise<readonly string[]> {
    const ids: string[] = [];
    let next: string | null = (await this.transactor.load(subscription, subscriptionId)).state?.planId ?? null;
    while (next !== null && !ids.includes(next)) {
      ids.push(next);
      next = (await this.transactor.load(plan, next)).state?.parentPlanId ?? null;
    }
    return ids;
  }
}
