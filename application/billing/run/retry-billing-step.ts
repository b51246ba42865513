import { IsIn } from 'class-validator';
import { inject } from 'inversify';
import { ruleBroken, wrongState } from '../../../domain/shared/errors.js';
import { billingRun } from '../../../domain/billing/billing-run.js';
import { isBusinessDate } from '../../../domain/shared/calendar.js';
import { command, type CommandHandler, type Preview } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { IsBusinessDate } from '../../spine/shapes.js';
import { Transactor } from '../../spine/transactor.js';
import { BillingRunner } from './billing-runner.js';
import { STEP_NAMES, type StepName } from './billing-step.js';
import { RunRights } from './run-rights.js';

export class RetryBillingStep {
  @IsBusinessDate() readonly date!: string;
  /** As it stands in the counts and failures of the run. */
  @IsIn(STEP_NAMES) readonly step!: StepName;
}

@command({ name: 'retry-billing-step', context: 'billing', summary: 'Do one step of a billing day again, after the cause of its failures was removed. What is done stays as it is.', dto: RetryBillingStep, allow: ['admin'], rehearsable: false })
export class RetryBillingStepHandler implements CommandHandler<RetryBillingStep> {
  constructor(
    @inject(BillingRunner) private readonly runner: BillingRunner,
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(RunRights) private readonly rights: RunRights,
  ) {}

  async handle({ date, step }: RetryBillingStep, ctx: CommandContext): Promise<Preview> {
    await this.rights.check(ctx);
    if (!isBusinessDate(date)) throw ruleBroken('no_such_day', `${date} is not a day of the calendar.`, '/date');
    const { state } = await this.transactor.load(billingRun, date);
    if (state.status !== 'completed') throw wrongState('run_not_completed', `Billing has not run to its end on ${date}. Run the whole day: its steps build on each other.`);
    return { preview: { runs: [await this.runner.run(date, { only: step })] } };
  }
}
