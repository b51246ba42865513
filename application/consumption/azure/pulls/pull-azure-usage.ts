import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import type { ReportedWindow } from '../../../../domain/consumption/azure/azure-link.js';
import { ruleBroken } from '../../../../domain/shared/errors.js';
import { MayBeAbsent } from '../../../partners/fields.js';
import { command, type CommandHandler, type CommandOutcome } from '../../../spine/command.js';
import type { CommandContext } from '../../../spine/context.js';
import { IsInstant } from '../../../spine/shapes.js';
import { instantIn } from '../moments.js';
import { PullStarter } from './pull-starter.js';

export class PullAzureUsage {
  @IsUUID() readonly subscriptionId!: string;
  /** When usage was reported to billing, whole hours or UTC days. Both or none: without them, what is due. */
  @MayBeAbsent() @IsInstant() readonly startTime?: string;
  @MayBeAbsent() @IsInstant() readonly endTime?: string;
}

@command({ name: 'pull-azure-usage', context: 'consumption', summary: 'Fetch the usage of a linked subscription from Partner Center now. The run goes on by itself; what is known already changes nothing.', dto: PullAzureUsage, allow: ['admin', 'sales'] })
export class PullAzureUsageHandler implements CommandHandler<PullAzureUsage> {
  constructor(@inject(PullStarter) private readonly starter: PullStarter) {}

  async handle({ subscriptionId, startTime, endTime }: PullAzureUsage, ctx: CommandContext): Promise<CommandOutcome> {
    const window = startTime === undefined && endTime === undefined ? undefined : windowOf(startTime, endTime, ctx.now);
    return { committed: await this.starter.start({ asked: true, subscriptionId: subscriptionId.toLowerCase(), window }, ctx) };
  }
}

const LONGEST = 366 * 86_400_000;

/** @throws DomainError window_invalid */
export const windowOf = (from: string | undefined, to: string | undefined, now: string): ReportedWindow => {
  if (from === undefined || to === undefined) throw ruleBroken('window_invalid', 'Give both startTime and endTime, or none of them.', from === undefined ? '/startTime' : '/endTime');
  const [startTime, endTime] = [instantIn(from, '/startTime'), instantIn(to, '/endTime')];
  const length = Date.parse(endTime) - Date.parse(startTime);
  if (length <= 0 || length > LONGEST) throw ruleBroken('window_invalid', 'endTime must be after startTime, at most a year later.', '/endTime');
  if (endTime > now) throw ruleBroken('window_invalid', `It is ${now}: what is reported later cannot be fetched yet.`, '/endTime');
  return { startTime, endTime };
};
