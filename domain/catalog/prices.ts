import { addDays, type BusinessDate } from '../shared/calendar.js';
import { add, fromDecimal, multiply, ONE, ratio, round } from '../shared/ratio.js';
import type { PlanFees, PlanMarkup, PlanPeriod, PlanPrices, PlanResource } from './catalog.events.js';

/** Prices that hold from an instant on. `netCost` is what the upstream asks, null where there is none. */
export interface PriceMoment {
  /** "" for the first prices: they hold since ever. */
  readonly at: string;
  readonly prices: PlanPrices;
  readonly netCost: PlanPrices | null;
  readonly markup: PlanMarkup | null;
}

interface Priced {
  readonly periods: readonly PlanPeriod[];
  readonly resources: readonly PlanResource[];
}

export const pricesOf = ({ periods, resources }: Priced): PlanPrices => ({
  periods: periods.map(({ periodId, fees }) => ({ periodId, fees })),
  resources: resources.map(({ key, fees }) => ({ key, fees })),
});

/** The same periods and resources at other prices; what is not named keeps its fees. */
export const withPrices = <Plan extends Priced>(plan: Plan, prices: PlanPrices): Plan => ({
  ...plan,
  periods: plan.periods.map((period) => ({ ...period, fees: periodFees(prices, period.periodId) ?? period.fees })),
  resources: plan.resources.map((resource) => ({ ...resource, fees: resourceFees(prices, resource.key) ?? resource.fees })),
});

export const periodFees = (prices: PlanPrices, periodId: string): PlanFees | undefined => prices.periods.find((period) => period.periodId === periodId)?.fees;
export const resourceFees = (prices: PlanPrices, key: string): PlanFees | undefined => prices.resources.find((resource) => resource.key === key)?.fees;

interface PriceHistory {
  readonly history: readonly PriceMoment[];
}

/** The prices in force at an instant: the last ones that began by then. */
export const pricesAt = ({ history }: PriceHistory, instant: string): PriceMoment => {
  const moment = history.findLast(({ at }) => at <= instant) ?? history[0];
  if (!moment) throw new RangeError('a plan without prices');
  return moment;
};

/**
 * The markup for use of a day: the one with which the day began, wherever on earth; before there was any, the first one.
 * So what is set later never changes what others are owed for days that were used.
 */
export const markupOfDay = (plan: PriceHistory, day: BusinessDate): string | undefined => markupAsOf(plan, `${addDays(day, -1)}T10:00:00.000Z`);

/** The markup in force at an instant; before there was any, the first one. */
export const markupAsOf = ({ history }: PriceHistory, instant: string): string | undefined => {
  const inForce = Math.max(0, history.findLastIndex(({ at }) => at <= instant));
  return history.slice(inForce).find(({ markup }) => markup !== null)?.markup?.percentage;
};

/** Retail prices that follow the upstream's: each fee rounded once, half away from zero. */
export const markedUp = (netCost: PlanPrices, markup: PlanMarkup): PlanPrices => ({
  periods: netCost.periods.map(({ periodId, fees }) => ({ periodId, fees: raised(fees, markupOfPeriod(markup, periodId)) })),
  resources: netCost.resources.map(({ key, fees }) => ({ key, fees: raised(fees, markup.percentage) })),
});

export const markupOfPeriod = ({ percentage, periods }: PlanMarkup, periodId: string): string => periods.find((period) => period.periodId === periodId)?.percentage ?? percentage;

const raised = ({ setup, recurring, renewal }: PlanFees, percentage: string): PlanFees => {
  const factor = add(ONE, multiply(fromDecimal(percentage), ratio(1, 100)));
  const raise = (fee: number): number => round(multiply(ratio(fee), factor));
  return { setup: raise(setup), recurring: raise(recurring), renewal: raise(renewal) };
};

export const samePrices = (a: PlanPrices | null, b: PlanPrices | null): boolean => JSON.stringify(a && sorted(a)) === JSON.stringify(b && sorted(b));

const sorted = ({ periods, resources }: PlanPrices): unknown => [
  periods.map(({ periodId, fees: { setup, recurring, renewal } }) => [periodId, setup, recurring, renewal]).sort(byName),
  resources.map(({ key, fees: { setup, recurring, renewal } }) => [key, setup, recurring, renewal]).sort(byName),
];
const byName = (a: readonly (string | number)[], b: readonly (string | number)[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);
