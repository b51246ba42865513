import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { usageRegister } from '../../../domain/consumption/azure/usage-register.js';
import { addMonths, type Period } from '../../../domain/shared/calendar.js';
import { ruleBroken } from '../../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { IsBusinessDate } from '../../spine/shapes.js';
import { Transactor, type Committed } from '../../spine/transactor.js';
import { SubscriptionFinder } from '../../subscriptions/subscription-finder.js';
import { UsageRating } from './usage-rating.js';

export class ReprocessAzureUsage {
  @IsUUID() readonly subscriptionId!: string;
  /** First and last usage day, both inclusive; whole billing periods are rated, since tiers run over them. */
  @IsBusinessDate() readonly from!: string;
  @IsBusinessDate() readonly to!: string;
}

const MOST_MONTHS = 12;

/** What was priced wrongly or not at all gets the prices and markups that are in force now for its days; money falls into periods that are not written off. */
@command({ name: 'reprocess-azure-usage', context: 'consumption', summary: 'Rate the Azure usage of some days again, by the price lists and markups that are known now.', dto: ReprocessAzureUsage, allow: ['admin'] })
export class ReprocessAzureUsageHandler implements CommandHandler<ReprocessAzureUsage> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(UsageRating) private readonly rating: UsageRating,
  ) {}

  async handle({ subscriptionId: asked, from, to }: ReprocessAzureUsage, ctx: CommandContext): Promise<CommandOutcome> {
    const subscriptionId = asked.toLowerCase();
    checkDays({ from, to });
    await this.subscriptions.find(subscriptionId, ctx);
    const { state: register } = await this.transactor.load(usageRegister, subscriptionId, ctx);
    const concerned = register.usageFrom.filter((first) => first <= to && addMonths(first, 1) > from).sort();
    if (concerned.length === 0) throw ruleBroken('nothing_used', `Nothing of this subscription was used from ${from} to ${to}.`, '/from');
    const rated: Committed[] = [];
    for (const first of concerned) rated.push(await this.rating.rate(subscriptionId, first, ctx, { again: true }));
    return { committed: { ...(rated.at(-1) as Committed), position: Math.max(...rated.map(({ position }) => position)), types: rated.flatMap(({ types }) => types) } };
  }
}

const checkDays = ({ from, to }: Period): void => {
  if (to < from) throw ruleBroken('days_turned_round', `${to} comes before ${from}.`, '/to');
  if (addMonths(from, MOST_MONTHS) < to) throw ruleBroken('too_many_days', `At most ${MOST_MONTHS} months at once; rate the later days by another command.`, '/to');
};
