import { inject, injectable } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { serviceTerms } from '../../domain/catalog/service-terms.js';
import type { AccountTerms } from '../../domain/partners/partners.events.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { OperationKind } from '../../domain/subscriptions/subscriptions.events.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** Stops and deletions wait for a manager where the account's terms say so, or the service terms of the plan (domain.md 3.1). */
@injectable()
export class Approval {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  async isNeeded(operation: OperationKind, { planId }: ExistingSubscription, account: Pick<AccountTerms, 'stopMode' | 'deleteMode'>, ctx: CommandContext): Promise<boolean> {
    const mode = operation === 'stop' ? 'stopMode' : 'deleteMode';
    if (account[mode] === 'manual') return true;
    const { state: sold } = await this.transactor.load(plan, planId, ctx);
    const { state: terms } = await this.transactor.load(serviceTerms, sold?.serviceTermsId ?? '', ctx);
    return terms?.[mode] === 'manual';
  }
}
