import { inject, injectable } from 'inversify';
import { plan, type ExistingPlan } from '../../domain/catalog/plan.js';
import { Transactor } from '../spine/transactor.js';

/** A plan and those that it was delegated from: the seller's first, the owner's last. */
@injectable()
export class PlanChains {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  /** Empty when there is no such plan. */
  async of(planId: string): Promise<readonly ExistingPlan[]> {
    const chain: ExistingPlan[] = [];
    for (let next: string | null = planId; next; ) {
      const { state }: { readonly state: ExistingPlan | null } = await this.transactor.load(plan, next);
      if (state) chain.push(state);
      next = state?.parentPlanId ?? null;
    }
    return chain;
  }
}
