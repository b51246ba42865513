import { inject, injectable } from 'inversify';
import type { ClosedLine } from '../../domain/billing/closed-line.js';
import type { ConsumptionEvent, ConsumptionTotals } from '../../domain/consumption/consumption.events.js';
import { consumption, type CloseConsumption, type Consumption } from '../../domain/consumption/consumption.js';
import { streamName } from '../../domain/shared/decider.js';
import { wrongState } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { parse, round } from '../../domain/shared/ratio.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { forwards } from '../spine/book-pages.js';
import type { CommandContext } from '../spine/context.js';
import { decode } from '../spine/decode.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';

/** The one charge of what a subscription used in a billing period. */
export const consumptionChargeId = (subscriptionId: string, from: string): string => derivedId(subscriptionId, 'consumption', from);

/**
 * Use may be recorded in the very moment in which its billing period is written off. What the charge does not hold falls
 * into the next period: no cent is lost, and none is charged twice (rulings, Azure 3 and 5).
 */
@injectable()
export class ConsumptionClosing {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
  ) {}

  async close(line: ClosedLine, scope: Scope, ctx: CommandContext): Promise<void> {
    const { subscriptionId, period, closedOn } = line;
    const { state } = await this.transactor.load(consumption, subscriptionId, ctx);
    const totals = state.totals.get(period.from);
    if (!totals || state.closed.has(period.from)) return;
    const { charged, late } = isChargedBy(line, totals) ? { charged: totals, late: [] } : await this.chargedBefore(line);
    const command = { type: 'CloseConsumption', subscriptionId, accountId: scope.accountId ?? '', period, closedOn, charged, late } as const;
    await this.transactor.transact(consumption, subscriptionId, command, ctx, { scope, step: `close ${period.from}` });
  }

  /** The totals that the charge was written off with, and what was recorded for its period since. By day as they add up: events of the time before do not tell days. */
  private async chargedBefore(line: ClosedLine): Promise<Pick<CloseConsumption, 'charged' | 'late'>> {
    const { subscriptionId, period: { from } } = line;
    let state = consumption.initial;
    let found: { readonly totals: ConsumptionTotals; readonly records: Consumption['records'] } | null = null;
    let since = new Set<string>();
    for await (const batch of forwards(this.store, streamName(consumption, subscriptionId))) {
      for (const event of batch.map((stored) => decode<ConsumptionEvent>(stored))) {
        state = consumption.evolve(state, event);
        const told = recordingOf(event, from);
        const folded = state.totals.get(from);
        if (told && folded && [told.totals, folded].some((totals) => isChargedBy(line, totals))) [found, since] = [{ totals: folded, records: state.records }, new Set()];
        else if (told) since = new Set([...since, ...told.recordIds]);
      }
    }
    if (!found) throw wrongState('consumption_missing', `The use from ${from} to ${line.period.to} never came to what its charge was written off with. Try again once all of it is recorded.`);
    const { totals: charged, records } = found;
    return { charged, late: [...since].map((recordId) => ({ recordId, charged: records.get(recordId) ?? null })) };
  }
}

/** What an event made of the billing period that begins on a day. */
const recordingOf = ({ type, data }: ConsumptionEvent, from: string): { readonly totals: ConsumptionTotals; readonly recordIds: readonly string[] } | null => {
  const recording = type === 'ConsumptionRecorded' ? data : data.late;
  return recording?.period.from === from ? { totals: recording.totals, recordIds: recording.records.map(({ recordId }) => recordId) } : null;
};

/** The ledger keeps the rounded amount, and what the levels of the reseller chain rate. */
const isChargedBy = ({ net, consumption: basis }: ClosedLine, { cost, netCost, paid, costs }: ConsumptionTotals): boolean =>
  round(parse(cost)) === net && netCost === basis?.netCost && JSON.stringify([paid, costs]) === JSON.stringify([basis.paid, basis.costs]);
