import { inject, injectable } from 'inversify';
import type { RateCardEvent } from '../../../domain/consumption/azure/rate-card.events.js';
import { rateCard } from '../../../domain/consumption/azure/rate-card.js';
import { usageCharge } from '../../../domain/consumption/azure/usage-charge.js';
import { usage } from '../../../domain/consumption/azure/usage.js';
import type { UsageEvent } from '../../../domain/consumption/azure/usage.events.js';
import { usageRegister } from '../../../domain/consumption/azure/usage-register.js';
import { addDays, addMonths, earliest, latest } from '../../../domain/shared/calendar.js';
import { DomainError } from '../../../domain/shared/errors.js';
import type { Recorded, Scope } from '../../../domain/shared/event.js';
import type { CommandContext } from '../../spine/context.js';
import { derivedId } from '../../spine/ids.js';
import { Transactor } from '../../spine/transactor.js';
import type { Covered, Workflow, WorkflowStep } from '../../spine/workflow.js';
import { usageIdOf } from './import-usage.js';
import { UsageClosing } from './usage-closing.js';
import { UsageRating } from './usage-rating.js';

type Received = Extract<UsageEvent, { type: 'AzureUsageReceived' }>;
type Rated = Extract<UsageEvent, { type: 'AzureUsageRated' }>;
type Imported = Extract<RateCardEvent, { type: 'AzureRateCardImported' }>;

/** Usage that came is rated, a new price list rates again what it may change, and rows that changed make the charges of their periods. */
@injectable()
export class UsageRatingWorkflow implements Workflow {
  readonly name = 'azure-usage-rating';
  readonly handles = ['AzureUsageReceived', 'AzureRateCardImported', 'AzureUsageRated'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(UsageRating) private readonly rating: UsageRating,
    @inject(UsageClosing) private readonly closing: UsageClosing,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { subscriptionId, usagePeriod } = event.data as Received['data'];
    switch (event.type) {
      case 'AzureUsageReceived':
        return [{ name: 'rate', run: (ctx) => this.rating.rate(subscriptionId, usagePeriod.from, ctx) }];
      case 'AzureRateCardImported':
        return [{ name: 'rate again', run: (ctx) => this.rateAgain(event.data as Imported['data'], ctx) }];
      default:
        return [{ name: 'charge', run: (ctx) => this.charge(event.data as Rated['data'], event.metadata, ctx) }];
    }
  }

  /** Both go by all that the stream holds: whatever comes while the last one waits is rated and charged at once. */
  covers({ type, stream }: Pick<Recorded, 'type' | 'stream'>): Covered | null {
    return type === 'AzureRateCardImported' ? null : { all: `${type} ${stream}`, inBursts: type === 'AzureUsageReceived' };
  }

  private async rateAgain({ cardId, since }: Imported['data'], ctx: CommandContext): Promise<void> {
    const { state: card } = await this.transactor.load(rateCard, cardId, ctx);
    for (const subscriptionId of card.users) {
      const { state } = await this.transactor.load(usageRegister, subscriptionId, ctx);
      const concerned = state.usageFrom.filter((from) => addMonths(from, 1) > since.slice(0, 10));
      for (const from of concerned) await this.rating.rate(subscriptionId, from, { ...ctx, commandId: derivedId(ctx.commandId, subscriptionId) });
    }
  }

  private async charge({ subscriptionId, accountId, usagePeriod, currency }: Rated['data'], { scope, recordedAt }: { readonly scope: Scope; readonly recordedAt: string }, ctx: CommandContext): Promise<void> {
    const { state: { totals } } = await this.transactor.load(usage, usageIdOf(subscriptionId, usagePeriod.from), ctx);
    for (const { period, ...costs } of totals.values()) {
      const on = earliest(latest(recordedAt.slice(0, 10), period.from), addDays(period.to, -1));
      const command = { type: 'ChargeUsage', subscriptionId, accountId, period, currency, on, part: { usageFrom: usagePeriod.from, ...costs } } as const;
      try {
        await this.transactor.transact(usageCharge, usageIdOf(subscriptionId, period.from), command, ctx, { scope, step: `charge ${period.from}`, main: false });
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'period_closed')) throw error;
        await this.closing.moveOn(subscriptionId, usagePeriod.from, period, ctx);
      }
    }
  }
}
