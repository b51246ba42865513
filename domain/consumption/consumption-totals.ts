import { add, format, parse, subtract, type Ratio } from '../shared/ratio.js';
import type { ConsumptionTotals } from './consumption.events.js';

export const NOTHING_USED: ConsumptionTotals = { cost: '0', netCost: '0', paid: {} };

type Amounts = Readonly<Record<string, string>>;
type ByDay = Readonly<Record<string, Amounts>>;
type Join = (a: Ratio, b: Ratio) => Ratio;

/** Two billing periods as one. */
export const plusTotals = (a: ConsumptionTotals, b: ConsumptionTotals): ConsumptionTotals => joined(a, b, add);
/** What one has beyond the other. */
export const minusTotals = (a: ConsumptionTotals, b: ConsumptionTotals): ConsumptionTotals => joined(a, b, subtract);

const joined = (a: ConsumptionTotals, b: ConsumptionTotals, join: Join): ConsumptionTotals => ({
  cost: text(a.cost, b.cost, join),
  netCost: text(a.netCost, b.netCost, join),
  ...((a.costs ?? b.costs) && { costs: amounts(a.costs, b.costs, join) }),
  paid: amounts(a.paid, b.paid, join),
  ...((a.paidOn ?? b.paidOn) && { paidOn: byDay(a.paidOn, b.paidOn, join) }),
});

const text = (a = '0', b = '0', join: Join): string => format(join(parse(a), parse(b)));
const names = (a: object, b: object): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];

const amounts = (a: Amounts = {}, b: Amounts = {}, join: Join): Amounts =>
  Object.fromEntries(names(a, b).flatMap((name) => {
    const amount = text(a[name], b[name], join);
    return amount === '0' ? [] : [[name, amount]];
  }));

const byDay = (a: ByDay = {}, b: ByDay = {}, join: Join): ByDay =>
  Object.fromEntries(names(a, b).flatMap((day) => {
    const quantities = amounts(a[day], b[day], join);
    return Object.keys(quantities).length === 0 ? [] : [[day, quantities]];
  }));

/** Does nothing differ? */
export const sameTotals = (a: ConsumptionTotals, b: ConsumptionTotals): boolean => {
  const { cost, netCost, paid, costs = {}, paidOn = {} } = minusTotals(a, b);
  return cost === '0' && netCost === '0' && [paid, costs, paidOn].every((each) => Object.keys(each).length === 0);
};
