import { IsOptional } from 'class-validator';
import { inject } from 'inversify';
import { isBusinessDate } from '../../../domain/shared/calendar.js';
import { ruleBroken } from '../../../domain/shared/errors.js';
import { command, type CommandHandler, type Preview } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { IsBusinessDate } from '../../spine/shapes.js';
import { BillingRunner } from './billing-runner.js';
import { RunCalendar } from './run-calendar.js';
import { RunRights } from './run-rights.js';

export class RunBilling {
  /** Left out: today. Days that were missed before it are caught up one by one. */
  @IsOptional() @IsBusinessDate() readonly date?: string;
}

@command({ name: 'run-billing', context: 'billing', summary: 'Run the billing day of the whole installation, and days missed before it. Running it again changes nothing that is done, and tries again what failed.', dto: RunBilling, allow: ['admin'], rehearsable: false })
export class RunBillingHandler implements CommandHandler<RunBilling> {
  constructor(
    @inject(BillingRunner) private readonly runner: BillingRunner,
    @inject(RunCalendar) private readonly calendar: RunCalendar,
    @inject(RunRights) private readonly rights: RunRights,
  ) {}

  async handle({ date }: RunBilling, ctx: CommandContext): Promise<Preview> {
    await this.rights.check(ctx);
    const until = date ?? (await this.calendar.latestDate());
    if (!isBusinessDate(until)) throw ruleBroken('no_such_day', `${until} is not a day of the calendar.`, '/date');
    return { preview: { runs: await this.runner.runUpTo(until) } };
  }
}
