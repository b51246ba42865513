import type { Period } from '../../shared/calendar.js';
import type { Aggregate } from '../../shared/decider.js';
import { decimal } from '../../shared/decimal.js';
import { wrongState } from '../../shared/errors.js';
import { minorDigits } from '../../shared/money.js';
import { add, format, multiply, parse, ratio, round, ZERO } from '../../shared/ratio.js';
import type { ConsumptionTotals } from '../consumption.events.js';
import { sameCosts } from './level-costs.js';
import { usageChargeEvents, type UsageChargeEvent, type UsagePart } from './usage-charge.events.js';

/** What the use of each billing period of usage dates, by its first day, adds to the charge of one billing period of processing. */
export type UsageParts = ReadonlyMap<string, UsagePart>;

export interface UsageCharge {
  readonly parts: UsageParts;
  /** Every total that was handed to the ledger, with what made it up. */
  readonly told: readonly (Told & { readonly parts: UsageParts })[];
  /** What the charge was written off with; null while it grows. */
  readonly closed: UsageParts | null;
}

/** Minor units as fractions, as the ledger has them. */
type Told = Pick<ConsumptionTotals, 'cost' | 'netCost' | 'upstreamCosts'>;

interface Of {
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly period: Period;
}
export interface ChargeUsage extends Of {
  readonly type: 'ChargeUsage';
  readonly currency: string;
  readonly on: string;
  readonly part: UsagePart;
}
/** The ledger has written the charge off, with this rounded amount and these exact costs of the levels. */
export interface CloseUsage extends Of, Omit<Told, 'cost'> {
  readonly type: 'CloseUsage';
  readonly amount: number;
}

/** The one charge of a subscription and billing period: the exact sum of its daily rows, rounded where it is charged (rulings, Azure 5). */
export const usageCharge: Aggregate<UsageCharge, ChargeUsage | CloseUsage, UsageChargeEvent> = {
  category: 'usage_charge',
  catalogue: usageChargeEvents,
  initial: { parts: new Map(), told: [], closed: null },
  decide: (command, state) => (command.type === 'ChargeUsage' ? charged(command, state) : closed(command, state)),
  evolve(state, { type, data }) {
    if (type === 'AzureUsagePeriodClosed') return { ...state, closed: new Map(data.charged.map((part) => [part.usageFrom, part])) };
    const parts = new Map(state.parts).set(data.part.usageFrom, data.part);
    return { ...state, parts, told: [...state.told, { ...data.totals, parts }] };
  },
};

/** Nothing is the same as a part that costs nobody anything. */
export const samePart = (a: UsagePart | undefined, b: UsagePart | undefined): boolean => (a && b ? sameCosts(a, b) : [a, b].every((part) => !part || [part.cost, part.netCost, ...(part.upstreamCosts ?? [])].every((cost) => cost === '0')));

const charged = ({ subscriptionId, accountId, period, currency, on, part }: ChargeUsage, state: UsageCharge): readonly UsageChargeEvent[] => {
  if (state.closed) {
    if (samePart(state.closed.get(part.usageFrom), part)) return [];
    throw wrongState('period_closed', `The use of ${period.from} to ${period.to} is written off already. What comes later belongs to a later period.`);
  }
  if (state.parts.has(part.usageFrom) && samePart(state.parts.get(part.usageFrom), part)) return [];
  const parts = [...new Map(state.parts).set(part.usageFrom, part).values()];
  const minor = ratio(10 ** minorDigits(currency));
  const total = (costOf: (part: UsagePart) => string | undefined): string => format(multiply(parts.reduce((sum, one) => add(sum, decimal(costOf(one) ?? '0')), ZERO), minor));
  const levels = parts.every(({ upstreamCosts }) => upstreamCosts !== null) ? Math.max(...parts.map(({ upstreamCosts }) => upstreamCosts?.length ?? 0)) : 0;
  const upstreamCosts = Array.from({ length: levels }, (_, level) => total((one) => one.upstreamCosts?.[level]));
  const totals = { cost: total(({ cost }) => cost), netCost: total(({ netCost }) => netCost), ...(levels > 0 && { upstreamCosts }), paid: {} };
  return [{ type: 'AzureUsageCharged', data: { subscriptionId, accountId, period, processedOn: on, part, totals } }];
};

/** What was told last may have come too late to be in it. */
const closed = ({ subscriptionId, accountId, period, amount, ...written }: CloseUsage, { told, parts, closed: before }: UsageCharge): readonly UsageChargeEvent[] => {
  if (before || parts.size === 0) return [];
  const last = told.findLast(({ cost, netCost, upstreamCosts }) => netCost === written.netCost && String(upstreamCosts) === String(written.upstreamCosts) && round(parse(cost)) === amount);
  return [{ type: 'AzureUsagePeriodClosed', data: { subscriptionId, accountId, period, charged: [...(last?.parts ?? parts).values()] } }];
};
