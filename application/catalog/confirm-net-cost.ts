import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { Offers } from './offers.js';

export class ConfirmNetCost {
  @IsUUID() readonly planId!: string;
}

@command({ name: 'confirm-net-cost', context: 'catalog', summary: 'Keep prices that are set by hand as they are, although the cost has changed.', dto: ConfirmNetCost, allow: ['admin', 'owner'] })
export class ConfirmNetCostHandler implements CommandHandler<ConfirmNetCost> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle({ planId }: ConfirmNetCost, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.offers.ownPlan(planId, ctx);
    return { committed: await this.transactor.transact(plan, planId, { type: 'ConfirmNetCost' }, ctx, { scope }) };
  }
}

const MOST_PLANS = 500;

export class ConfirmNetCosts {
  /** Those that were looked at: a plan whose cost changes meanwhile, and is not named, still waits. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_PLANS) @ArrayUnique() @IsUUID(undefined, { each: true }) readonly planIds!: string[];
}

@command({ name: 'confirm-net-costs', context: 'catalog', summary: 'Keep the prices of many plans that are set by hand as they are, although their costs have changed.', dto: ConfirmNetCosts, allow: ['admin', 'owner'] })
export class ConfirmNetCostsHandler implements CommandHandler<ConfirmNetCosts> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  /** All are looked up before the first is confirmed. */
  async handle({ planIds }: ConfirmNetCosts, ctx: CommandContext): Promise<CommandOutcome> {
    const owned = await Promise.all(planIds.map(async (planId, index) => ({ planId, scope: await this.scopeOf(planId, index, ctx) })));
    const confirmed: Committed[] = [];
    for (const { planId, scope } of owned)
      confirmed.push(await this.transactor.transact(plan, planId, { type: 'ConfirmNetCost' }, ctx, { scope, step: `confirm ${planId}`, main: planId === planIds[0] }));
    const last = confirmed.reduce((latest, one) => (one.position > latest.position ? one : latest));
    return { committed: { ...last, types: confirmed.flatMap(({ types }) => types) } };
  }

  /** @throws not_found, forbidden; they point at the plan */
  private async scopeOf(planId: string, index: number, ctx: CommandContext): Promise<Scope> {
    try {
      return (await this.offers.ownPlan(planId, ctx)).scope;
    } catch (error) {
      throw error instanceof DomainError ? new DomainError(error.refusal, error.code, error.message, error.meta, `/planIds/${index}`) : error;
    }
  }
}
