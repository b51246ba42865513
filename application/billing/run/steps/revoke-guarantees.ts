import { inject, injectable } from 'inversify';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { effective } from '../../../spine/transactor.js';
import { Ledgers } from '../../ledgers.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** Guaranteed payments whose time is over stop counting as money (domain.md 3.9, step 9). */
@injectable()
export class RevokeGuarantees implements BillingStep {
  readonly name = 'guaranteesRevoked';

  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const over = this.views.all('guarantees', { status: ['Provided', 'Provided because of top-up'] }, { field: 'expiresOn', upTo: work.date });
    await work.each(over, async ({ id, scope }) => effective(await this.ledgers.command(scope, { type: 'RevokeGuarantee', guaranteeId: id, reason: 'expired', on: work.date }, work.ctx('revoke guarantee', id))));
  }
}
