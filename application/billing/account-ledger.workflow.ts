import { inject, injectable } from 'inversify';
import type { Limits } from '../../domain/billing/billing.events.js';
import type { AccountEvent, AccountTerms } from '../../domain/partners/partners.events.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { Ledgers } from './ledgers.js';

const limitsOf = ({ payWithNegativeBalance, threshold, subzeroPeriod }: AccountTerms): Limits => ({ threshold, payWithNegativeBalance, subzeroPeriod });

/** Every account has a ledger, with the limits that its terms give. */
@injectable()
export class AccountLedger implements Workflow {
  readonly name = 'account-ledger';
  readonly handles = ['AccountOpened', 'AccountTermsChanged'];

  constructor(@inject(Ledgers) private readonly ledgers: Ledgers) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { type, data } = event as Recorded<Extract<AccountEvent, { type: 'AccountOpened' | 'AccountTermsChanged' }>>;
    const { scope } = event.metadata;
    const limits = limitsOf(data.terms);
    if (type === 'AccountOpened')
      return [{ name: 'open', run: (ctx) => this.ledgers.command(scope, { type: 'OpenLedger', accountId: data.accountId, currency: data.currency, limits }, ctx) }];
    return [{ name: 'limits', run: (ctx) => this.ledgers.command(scope, { type: 'ChangeLimits', limits }, ctx) }];
  }
}
