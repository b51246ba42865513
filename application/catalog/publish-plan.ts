import { IsString, IsUUID, Length } from 'class-validator';
import { inject } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { Offers } from './offers.js';

export class PublishPlan {
  @IsUUID() readonly planId!: string;
}

@command({ name: 'publish-plan', context: 'catalog', summary: 'Offer a plan of your own reseller for sale.', dto: PublishPlan, allow: ['admin', 'owner'] })
export class PublishPlanHandler implements CommandHandler<PublishPlan> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle({ planId }: PublishPlan, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.offers.ownPlan(planId, ctx);
    return { committed: await this.transactor.transact(plan, planId, { type: 'PublishPlan', planId }, ctx, { scope }) };
  }
}

export class DeactivatePlan {
  @IsUUID() readonly planId!: string;
  @IsString() @Length(1, 500) readonly reason!: string;
}

@command({ name: 'deactivate-plan', context: 'catalog', summary: 'Stop selling a plan, here and with everybody it was delegated to. Running subscriptions go on.', dto: DeactivatePlan, allow: ['admin', 'owner'] })
export class DeactivatePlanHandler implements CommandHandler<DeactivatePlan> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle({ planId, reason }: DeactivatePlan, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.offers.ownPlan(planId, ctx);
    return { committed: await this.transactor.transact(plan, planId, { type: 'DeactivatePlan', planId, reason }, ctx, { scope }) };
  }
}
