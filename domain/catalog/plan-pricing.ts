import { ruleBroken } from '../shared/errors.js';
import type { PlanEvent, PlanMarkup, PlanPrices, PriceCause, ScheduledCost } from './catalog.events.js';
import { checkPrices, isPricedByMarkup } from './plan-rules.js';
import type { ExistingPlan } from './plan-state.js';
import { pricesOf, samePrices, withPrices, type PriceMoment } from './prices.js';
import { retailAt, scheduleOf, withCosts, type TakenCost } from './vendor-costs.js';

/** What decides what a plan asks and what it costs. */
export type PricingCommand =
  /** Retail by hand, from now on: automatic prices end. What is not named keeps its fees. */
  | { readonly type: 'ChangePrices'; readonly prices: PlanPrices; readonly at: string }
  /** Null: the prices stay as they are and are set by hand from now on. */
  | { readonly type: 'SetMarkup'; readonly markup: PlanMarkup | null; readonly at: string }
  /** The upstream's prices, as they are now. */
  | { readonly type: 'FollowUpstream'; readonly netCost: PlanPrices; readonly at: string }
  /** A vendor's price list: what it asks now, and from later days on, for the resources that it names. */
  | { readonly type: 'TakeCosts'; readonly costs: readonly TakenCost[]; readonly at: string }
  /** What is scheduled up to a day holds now. */
  | { readonly type: 'BeginCosts'; readonly date: string; readonly at: string }
  | { readonly type: 'ConfirmNetCost' };

/** The events that another price or cost makes; none where it is the same. @throws DomainError with the field that is wrong */
export const pricing = (command: PricingCommand, state: ExistingPlan): readonly PlanEvent[] => {
  switch (command.type) {
    case 'ChangePrices':
      return pricesChanged(state, command.prices, command.at);
    case 'SetMarkup':
      return markupSet(state, command.markup, command.at);
    case 'FollowUpstream':
      return followed(state, command.netCost, command.at);
    case 'TakeCosts':
      return costsTaken(state, command.costs, command.at);
    case 'BeginCosts':
      return costsBegun(state, command.date, command.at);
    case 'ConfirmNetCost':
      return state.costUnconfirmed ? [{ type: 'PlanNetCostConfirmed', data: { planId: state.planId } }] : [];
  }
};

const priced = (state: ExistingPlan, cause: PriceCause, next: Omit<PriceMoment, 'at'>, at: string): readonly PlanEvent[] => {
  const same = samePrices(next.prices, pricesOf(state)) && samePrices(next.netCost, state.netCost) && JSON.stringify(next.markup) === JSON.stringify(state.markup);
  return same ? [] : [{ type: 'PlanPricesChanged', data: { planId: state.planId, at, cause, ...next } }];
};

const pricesChanged = (state: ExistingPlan, prices: PlanPrices, at: string): readonly PlanEvent[] => {
  checkPrices(state, prices);
  if (isPricedByMarkup(state.billingType)) return [];
  return priced(state, 'manual', { prices: pricesOf(withPrices(state, prices)), netCost: state.netCost, markup: null }, at);
};

const markupSet = (state: ExistingPlan, markup: PlanMarkup | null, at: string): readonly PlanEvent[] => {
  const { netCost } = state;
  if (!netCost && !isPricedByMarkup(state.billingType)) throw ruleBroken('markup_without_cost', 'Your own plan has no cost to add a markup to. Set its prices with change-plan-prices, or apply a price list of the vendor first.', '/markup');
  if (!markup && isPricedByMarkup(state.billingType)) throw ruleBroken('markup_missing', 'Pay as you go with prices of the vendor cannot be without a markup. "0" sells at cost.', '/markup');
  const unknown = markup?.periods.findIndex(({ periodId }) => !state.periods.some((period) => period.periodId === periodId)) ?? -1;
  if (unknown >= 0) throw ruleBroken('unknown_period', `The plan has no period "${markup?.periods[unknown]?.periodId}".`, `/periods/${unknown}/periodId`);
  const prices = markup && netCost ? retailAt(state, netCost, markup) : pricesOf(state);
  return priced(state, 'markup', { prices, netCost, markup }, at);
};

/** Automatic prices move with the upstream's; prices by hand stay, and only the cost is noted. */
const followed = (state: ExistingPlan, netCost: PlanPrices, at: string): readonly PlanEvent[] => {
  const { markup } = state;
  return priced(state, 'net_cost', { prices: markup ? retailAt(state, netCost, markup) : pricesOf(state), netCost, markup }, at);
};

const scheduled = (state: ExistingPlan, costs: readonly ScheduledCost[]): readonly PlanEvent[] =>
  JSON.stringify(costs) === JSON.stringify(state.scheduledCosts) ? [] : [{ type: 'PlanCostsScheduled', data: { planId: state.planId, costs } }];

const costsTaken = (state: ExistingPlan, costs: readonly TakenCost[], at: string): readonly PlanEvent[] => {
  const now = costs.flatMap(({ key, cost }) => (cost === null ? [] : [{ key, cost }]));
  return [...(now.length > 0 ? followed(state, withCosts(state, now), at) : []), ...scheduled(state, scheduleOf(state, costs))];
};

const costsBegun = (state: ExistingPlan, date: string, at: string): readonly PlanEvent[] => {
  const due = state.scheduledCosts.filter(({ from }) => from <= date);
  if (due.length === 0) return [];
  return [...followed(state, withCosts(state, due), at), ...scheduled(state, state.scheduledCosts.filter(({ from }) => from > date))];
};
