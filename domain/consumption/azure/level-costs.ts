import { exact, exactText, NOTHING, plus, quotient, times, type ExactDecimal } from '../../shared/exact-decimal.js';
import type { DailyRow, UpstreamCosts } from './usage.events.js';

/** What something costs on each level of the reseller chain: the customer's first, then what the seller pays, what the one above him pays, up to the owner of the plan. */
export type LevelCosts = readonly ExactDecimal[];

/** Level by level; what has fewer levels costs the others nothing. */
export const plusCosts = (a: LevelCosts, b: LevelCosts): LevelCosts => (a.length >= b.length ? a.map((cost, level) => plus(cost, b[level] ?? NOTHING)) : plusCosts(b, a));
export const timesCosts = (factors: LevelCosts, by: ExactDecimal): LevelCosts => factors.map((factor) => times(factor, by));

type Told = Pick<DailyRow, 'cost' | 'netCost' | 'upstreamCosts'>;

/** As events tell them, on so many levels. */
export const toldCosts = (costs: LevelCosts, levels: number): Told & { readonly upstreamCosts: readonly string[] } => {
  const [cost = '0', netCost = '0', ...upstreamCosts] = Array.from({ length: levels }, (_, level) => exactText(costs[level] ?? NOTHING));
  return { cost, netCost, upstreamCosts };
};

/** A row of the time before the levels above the seller were kept: they come from what he pays, by the markups of its day. To 60 digits where these are others now. */
export const costsOf = ({ cost, netCost, upstreamCosts }: Told, factors: () => LevelCosts): LevelCosts => [exact(cost), exact(netCost), ...(upstreamCosts?.map(exact) ?? above(exact(netCost), factors()))];

const above = (netCost: ExactDecimal, [, sellers, ...others]: LevelCosts): LevelCosts => (sellers ? others.map((factor) => exact(quotient(times(netCost, factor), sellers, 60))) : []);

/** Equal, also where both are unknown. */
export const sameCosts = (a: Told, b: Told): boolean => a.cost === b.cost && a.netCost === b.netCost && sameUpstream(a.upstreamCosts, b.upstreamCosts);
const sameUpstream = (a: UpstreamCosts, b: UpstreamCosts): boolean => {
  if (a === null || b === null) return a === b;
  return (a.length >= b.length ? a : b).every((_, level) => (a[level] ?? '0') === (b[level] ?? '0'));
};
