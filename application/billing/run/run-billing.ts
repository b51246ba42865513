import { IsOptional } from 'class-validator';
import { inject } from 'inversify';
import { isBusinessDate } from '../../../domain/shared/calendar.js';
import { forbidden, ruleBroken } from '../../../domain/shared/errors.js';
import { Directory } from '../../partners/directory.js';
import { command, type CommandHandler, type Preview } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { IsBusinessDate } from '../../spine/shapes.js';
import { BillingRunner } from './billing-runner.js';
import { RunCalendar } from './run-calendar.js';

export class RunBilling {
  /** Left out: today. Days that were missed before it are caught up one by one. */
  @IsOptional() @IsBusinessDate() readonly date?: string;
}

@command({ name: 'run-billing', context: 'billing', summary: 'Run the billing day of the whole installation, and days missed before it. Running it again changes nothing.', dto: RunBilling, allow: ['admin'], rehearsable: false })
export class RunBillingHandler implements CommandHandler<RunBilling> {
  constructor(
    @inject(BillingRunner) private readonly runner: BillingRunner,
    @inject(RunCalendar) private readonly calendar: RunCalendar,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ date }: RunBilling, ctx: CommandContext): Promise<Preview> {
    const { reseller } = await this.directory.reseller(ctx.principal.resellerId, ctx);
    if (reseller.parentId !== null) throw forbidden('Billing runs for the whole installation. Ask an admin of the distributor.');
    const today = await this.calendar.latestDate();
    const until = date ?? today;
    if (!isBusinessDate(until)) throw ruleBroken('no_such_day', `${until} is not a day of the calendar.`, '/date');
    if (until > today) throw ruleBroken('date_in_future', `Today is ${today}: a billing day can be run when it has come.`, '/date');
    return { preview: { runs: await this.runner.runUpTo(until) } };
  }
}
