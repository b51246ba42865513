import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { ruleBroken } from '../../domain/shared/errors.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';
import { Offers } from './offers.js';

export class DelegatePlan {
  @IsUUID() readonly planId!: string;
  /** A reseller directly below the plan's owner. */
  @IsUUID() readonly resellerId!: string;
}

/** A reseller's copy of its upstream's plan. */
export const delegatedPlanId = (planId: string, resellerId: string): string => derivedId(planId, resellerId, 'delegated plan');

@command({ name: 'delegate-plan', context: 'catalog', summary: 'Let a reseller directly below sell a plan, as a draft of its own with its own prices.', dto: DelegatePlan, allow: ['admin', 'owner'] })
export class DelegatePlanHandler implements CommandHandler<DelegatePlan> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ planId, resellerId }: DelegatePlan, ctx: CommandContext): Promise<CommandOutcome> {
    const { plan: sold, scope } = await this.offers.ownPlan(planId, ctx);
    const { reseller } = await this.directory.reseller(resellerId, ctx);
    if (reseller.parentId !== sold.resellerId) throw ruleBroken('not_direct_downstream', 'A plan is delegated one level down: name a reseller directly below its owner.', '/resellerId');
    if (reseller.currency !== sold.currency) throw ruleBroken('currency_differs', `This reseller sells in ${reseller.currency}, the plan is sold in ${sold.currency}.`, '/resellerId');
    return { committed: await this.transactor.transact(plan, planId, { type: 'DelegatePlan', resellerId, delegatedPlanId: delegatedPlanId(planId, resellerId) }, ctx, { scope }) };
  }
}
