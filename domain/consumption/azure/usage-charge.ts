import type { Period } from '../../shared/calendar.js';
import type { Aggregate } from '../../shared/decider.js';
import { decimal } from '../../shared/decimal.js';
import { minorDigits } from '../../shared/money.js';
import { add, format, multiply, ratio, ZERO } from '../../shared/ratio.js';
import { usageChargeEvents, type UsageChargeEvent, type UsagePart } from './usage-charge.events.js';

/** What the use of each billing period of usage dates adds to the charge of one billing period of processing. */
export type UsageCharge = ReadonlyMap<string, UsagePart>;

export interface ChargeUsage {
  readonly type: 'ChargeUsage';
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly period: Period;
  readonly currency: string;
  readonly on: string;
  readonly part: UsagePart;
}

/** The one charge of a subscription and billing period: the exact sum of its daily rows, rounded where it is charged (rulings, Azure 5). */
export const usageCharge: Aggregate<UsageCharge, ChargeUsage, UsageChargeEvent> = {
  category: 'usage_charge',
  catalogue: usageChargeEvents,
  initial: new Map(),
  decide({ subscriptionId, accountId, period, currency, on, part }, state) {
    const before = state.get(part.usageFrom);
    if (before && before.cost === part.cost && before.netCost === part.netCost) return [];
    const parts = [...new Map(state).set(part.usageFrom, part).values()];
    const minor = ratio(10 ** minorDigits(currency));
    const total = (field: 'cost' | 'netCost'): string => format(multiply(parts.reduce((sum, one) => add(sum, decimal(one[field])), ZERO), minor));
    return [{ type: 'AzureUsageCharged', data: { subscriptionId, accountId, period, processedOn: on, part, totals: { cost: total('cost'), netCost: total('netCost'), paid: {} } } }];
  },
  evolve: (state, { data: { part } }) => new Map(state).set(part.usageFrom, part),
};
