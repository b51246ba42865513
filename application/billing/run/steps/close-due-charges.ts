import { inject, injectable } from 'inversify';
import type { JsonObject } from '../../../ports/read-store.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { Ledgers } from '../../ledgers.js';
import type { BillingStep } from '../billing-step.js';
import { effective, type Entity, type StepRun } from '../step-run.js';

/** Writes off what was held for periods that are over (domain.md 3.9, step 2). */
@injectable()
export class CloseDueCharges implements BillingStep {
  readonly name = 'ledgersClosed';

  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    await work.eachAccount(this.firstOfAccounts(work.date), async ([entity]) => {
      const { scope } = entity as Entity;
      const accountId = scope.accountId ?? '';
      await work.attempt(accountId, async () => effective(await this.ledgers.command(scope, { type: 'CloseDueCharges', on: work.date }, work.ctx('close', accountId))));
    });
  }

  /** One due charge of each account that has any: its ledger knows the others. */
  private async *firstOfAccounts(date: string): AsyncGenerator<JsonObject> {
    const seen = new Set<unknown>();
    for (const status of ['Blocked', 'Opened']) {
      for await (const charge of this.views.all('charges', { status }, { field: 'period.to', upTo: date }, 'period.to')) {
        if (seen.has(charge.accountId)) continue;
        seen.add(charge.accountId);
        yield charge;
      }
    }
  }
}
