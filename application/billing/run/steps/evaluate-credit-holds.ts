import { inject, injectable } from 'inversify';
import type { JsonObject } from '../../../ports/read-store.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { effective } from '../../../spine/transactor.js';
import { Ledgers } from '../../ledgers.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** Accounts below zero for too long, or too far, go to credit hold; those that are back leave it (domain.md 3.9, step 10). */
@injectable()
export class EvaluateCreditHolds implements BillingStep {
  readonly name = 'creditHoldsChanged';

  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    await work.each(this.candidates(), async ({ id, scope }) => {
      const account = { ...scope, accountId: id };
      return effective(await this.ledgers.command(account, { type: 'EvaluateCreditHold', on: work.date }, work.ctx('credit hold', id)));
    });
  }

  /** Those in debt, and those in hold. Which of a manager's holds hides one of debt is for the ledger to know. */
  private async *candidates(): AsyncGenerator<JsonObject> {
    yield* this.views.all('accounts', {}, { field: 'balance', upTo: -1 });
    for await (const account of this.views.all('accounts', { status: ['Credit hold', 'Administrative hold'] })) if (Number(account.balance) >= 0) yield account;
  }
}
