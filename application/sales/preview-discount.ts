import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
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
import { lostMargins, type LostMargin } from './discount-margins.js';
import { DiscountScopeRow, DiscountScopeRows } from './discount-scope-rows.js';
import { MARKETERS } from './own-discounts.js';

export class PreviewDiscount {
  @IsPercentage() readonly percentage!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => DiscountScopeRow) readonly scopes!: DiscountScopeRow[];
}

/** What a reseller discount would do; `lostMargins` is a warning, and hinders nothing. */
export interface DiscountPreview {
  readonly lostMargins: readonly LostMargin[];
}

@command({ name: 'preview-discount', context: 'sales', summary: 'Where a reseller discount would lower a price to your own cost or below; nothing is recorded.', dto: PreviewDiscount, allow: MARKETERS })
export class PreviewDiscountHandler implements CommandHandler<PreviewDiscount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(DiscountScopeRows) private readonly rows: DiscountScopeRows,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async handle({ percentage, scopes }: PreviewDiscount, ctx: CommandContext): Promise<Preview> {
    checkPercentage({ percentage });
    const creatorId = ctx.principal.resellerId;
    const rows: ScopeRow[] = [];
    for (const [index, row] of scopes.entries()) rows.push(await this.rows.row(row, { discountId: newId(ctx, 'discount'), creatorId, pointer: `/scopes/${index}` }, ctx));
    const plans = await this.delegatedPlans(creatorId);
    const concerned = new Set((await Promise.all(rows.map((row) => this.concerned(row, plans)))).flat());
    const preview: DiscountPreview = { lostMargins: [...concerned].flatMap((each) => lostMargins(each, percentage, ctx.now)) };
    return { preview };
  }

  private async delegatedPlans(resellerId: string): Promise<readonly ExistingPlan[]> {
    const plans: ExistingPlan[] = [];
    for await (const { id } of this.views.all('plans', { resellerId })) {
      const { state } = await this.transactor.load(plan, String(id));
      if (state && state.delegations.length > 0) plans.push(state);
    }
    return plans;
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
