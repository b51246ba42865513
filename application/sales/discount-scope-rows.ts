import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { inject, injectable } from 'inversify';
import type { DiscountScope, ScopeRow } from '../../domain/sales/discount.events.js';
import { notFound, ruleBroken } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { Offers } from '../catalog/offers.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { canonicalJson, derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';

/** One row of a reseller discount's scope: everyone below, one subscription, or accounts with plans. */
export class DiscountScopeRow {
  @IsIn(['all_resellers', 'subscription', 'accounts_and_plans']) readonly kind!: DiscountScope['kind'];
  /** A direct downstream reseller; left out for all. */
  @IsOptional() @IsUUID() readonly resellerId?: string;
  /** Sold in that reseller's branch. */
  @IsOptional() @IsUUID() readonly subscriptionId?: string;
  /** Of that reseller's branch; left out: all. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) readonly accountIds?: string[];
  /** The discount's own plans that were delegated to that reseller; left out: all. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) readonly planIds?: string[];
}

const FIELDS: Readonly<Record<DiscountScope['kind'], readonly (keyof DiscountScopeRow)[]>> = {
  all_resellers: [],
  subscription: ['resellerId', 'subscriptionId'],
  accounts_and_plans: ['resellerId', 'accountIds', 'planIds'],
};

interface Asked {
  readonly discountId: string;
  /** Who grants the discount. */
  readonly creatorId: string;
  /** JSON pointer of the row in the command. */
  readonly pointer: string;
}

/** Checks whom a reseller discount is to be for: one level down, and in that branch (CR-768). */
@injectable()
export class DiscountScopeRows {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  /** The row with its id, which derives from what it says. */
  async row(asked: DiscountScopeRow, { discountId, creatorId, pointer }: Asked, ctx: CommandContext): Promise<ScopeRow> {
    refuseOtherFields(asked, pointer);
    const scope = await this.checked(asked, creatorId, pointer, ctx);
    return { scopeId: derivedId(discountId, 'scope', canonicalJson(scope)), ...scope };
  }

  private async checked({ kind, resellerId, subscriptionId, accountIds, planIds }: DiscountScopeRow, creatorId: string, pointer: string, ctx: CommandContext): Promise<DiscountScope> {
    if (kind === 'all_resellers') return { kind };
    const debtor = await this.debtor(resellerId, creatorId, pointer, ctx);
    if (kind === 'subscription') return { kind, resellerId: debtor.resellerId, subscriptionId: await this.subscription(subscriptionId, debtor, pointer, ctx) };
    for (const [index, accountId] of (accountIds ?? []).entries()) await this.account(accountId, debtor, `${pointer}/accountIds/${index}`, ctx);
    for (const [index, planId] of (planIds ?? []).entries()) await this.plan(planId, { creatorId, debtor, pointer: `${pointer}/planIds/${index}` }, ctx);
    return { kind, resellerId: debtor.resellerId, accountIds: sorted(accountIds), planIds: sorted(planIds) };
  }

  private async debtor(resellerId: string | undefined, creatorId: string, pointer: string, ctx: CommandContext): Promise<Scope> {
    if (!resellerId) throw ruleBroken('reseller_required', 'Name the downstream reseller, or choose all resellers.', `${pointer}/resellerId`);
    const { reseller, scope } = await this.directory.reseller(resellerId, ctx, `${pointer}/resellerId`);
    if (reseller.parentId !== creatorId) throw ruleBroken('not_direct_downstream', 'A reseller discount goes one level down: choose a direct downstream reseller.', `${pointer}/resellerId`);
    return scope;
  }

  private async subscription(subscriptionId: string | undefined, debtor: Scope, pointer: string, ctx: CommandContext): Promise<string> {
    const at = `${pointer}/subscriptionId`;
    if (!subscriptionId) throw ruleBroken('subscription_required', 'Name the subscription.', at);
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    const known = state && (await this.directory.account(state.accountId, ctx).catch(() => null));
    if (!known) throw notFound('subscription', subscriptionId, at);
    if (!known.scope.resellerPath.startsWith(debtor.resellerPath)) throw ruleBroken('subscription_of_another_branch', 'This subscription is not sold in the branch of the reseller. Choose one of its branch.', at);
    return subscriptionId;
  }

  private async account(accountId: string, debtor: Scope, pointer: string, ctx: CommandContext): Promise<void> {
    const { scope } = await this.directory.account(accountId, ctx, pointer);
    if (!scope.resellerPath.startsWith(debtor.resellerPath)) throw ruleBroken('account_of_another_branch', 'This account is not in the branch of the reseller. Choose one of its branch.', pointer);
  }

  private async plan(planId: string, { creatorId, debtor, pointer }: { readonly creatorId: string; readonly debtor: Scope; readonly pointer: string }, ctx: CommandContext): Promise<void> {
    const { plan } = await this.offers.plan(planId, ctx).catch(() => { throw notFound('plan', planId, pointer); });
    const delegated = plan.resellerId === creatorId && plan.delegations.some(({ resellerId }) => resellerId === debtor.resellerId);
    if (!delegated) throw ruleBroken('plan_not_delegated', 'This plan was not delegated to the reseller by the one who grants the discount. Delegate it first, or choose another one.', pointer);
  }
}

const sorted = (ids: readonly string[] | undefined): readonly string[] | null => (ids ? [...ids].sort() : null);

const refuseOtherFields = (row: DiscountScopeRow, pointer: string): void => {
  for (const field of ['resellerId', 'subscriptionId', 'accountIds', 'planIds'] as const)
    if (row[field] !== undefined && !FIELDS[row.kind].includes(field)) throw ruleBroken('not_for_kind', `A row of kind ${row.kind} has no ${field}: leave it out.`, `${pointer}/${field}`);
};
