import { inject, injectable } from 'inversify';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { Ledgers } from '../../ledgers.js';
import type { BillingStep } from '../billing-step.js';
import { effective, scopeOf, type StepRun } from '../step-run.js';

/** Writes off what was held for periods that are over (domain.md 3.9, step 2). */
@injectable()
export class CloseDueCharges implements BillingStep {
  readonly name = 'ledgersClosed';

  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const seen = new Set<string>();
    for await (const charge of this.views.all('charges', { status: ['Blocked', 'Opened'] }, { field: 'period.to', upTo: work.date })) {
      const scope = scopeOf(charge);
      const accountId = scope.accountId ?? '';
      if (seen.has(accountId)) continue;
      seen.add(accountId);
      await work.attempt(accountId, async () => effective(await this.ledgers.command(scope, { type: 'CloseDueCharges', on: work.date }, work.ctx('close', accountId))));
    }
  }
}
