import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { planEvents, type PlanCreatedData, type PlanEvent, type PlanMarkup, type PlanPrices, type PriceCause } from './catalog.events.js';
import { checkPlan, checkPrices, isPricedByMarkup } from './plan-rules.js';
import { markedUp, pricesOf, samePrices, withPrices, type PriceMoment } from './prices.js';

export type PlanStatus = 'Draft' | 'Active' | 'Inactive' | 'Deactivated by provider';

/** `periods` and `resources` carry the prices of now; `history` those of every instant. */
export type ExistingPlan = PlanCreatedData & {
  readonly status: PlanStatus;
  /** The owner's own decision, which comes back when the provider sells it again. */
  readonly ownStatus: Exclude<PlanStatus, 'Deactivated by provider'>;
  readonly history: readonly PriceMoment[];
  /** Direct downstream resellers that have it, with their copies. */
  readonly delegations: readonly { readonly resellerId: string; readonly planId: string }[];
};
export type Plan = ExistingPlan | null;

export type PlanCommand =
  | { readonly type: 'CreatePlan'; readonly plan: PlanCreatedData }
  | { readonly type: 'PublishPlan'; readonly planId: string }
  | { readonly type: 'DeactivatePlan'; readonly planId: string; readonly reason: string }
  /** Retail by hand, from now on: automatic prices end. What is not named keeps its fees. */
  | { readonly type: 'ChangePrices'; readonly prices: PlanPrices; readonly at: string }
  /** Null: the prices stay as they are and are set by hand from now on. */
  | { readonly type: 'SetMarkup'; readonly markup: PlanMarkup | null; readonly at: string }
  /** The upstream's prices, as they are now. */
  | { readonly type: 'FollowUpstream'; readonly netCost: PlanPrices; readonly at: string }
  | { readonly type: 'DelegatePlan'; readonly resellerId: string; readonly delegatedPlanId: string }
  | { readonly type: 'WithdrawPlan'; readonly reason: string }
  | { readonly type: 'RestorePlan' };

export const plan: Aggregate<Plan, PlanCommand, PlanEvent> = {
  category: 'plan',
  catalogue: planEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'CreatePlan') return created(command.plan, state);
    if (!state) throw wrongState('plan_missing', 'There is no such plan.');
    switch (command.type) {
      case 'PublishPlan':
        return published(state);
      case 'DeactivatePlan':
        return state.ownStatus === 'Inactive' ? [] : [{ type: 'PlanDeactivated', data: { planId: state.planId, reason: command.reason } }];
      case 'ChangePrices':
        return pricesChanged(state, command.prices, command.at);
      case 'SetMarkup':
        return markupSet(state, command.markup, command.at);
      case 'FollowUpstream':
        return followed(state, command.netCost, command.at);
      case 'DelegatePlan':
        return delegated(state, command.resellerId, command.delegatedPlanId);
      case 'WithdrawPlan':
        return state.status === 'Deactivated by provider' ? [] : [{ type: 'PlanWithdrawnByProvider', data: { planId: state.planId, reason: command.reason } }];
      case 'RestorePlan':
        return state.status === 'Deactivated by provider' ? [{ type: 'PlanRestoredByProvider', data: { planId: state.planId } }] : [];
    }
  },
  evolve(state, event) {
    if (event.type === 'PlanCreated') return drafted(event.data);
    return state && changed(state, event);
  },
};

const drafted = (data: PlanCreatedData): ExistingPlan => {
  const { netCost, markup } = data;
  return { ...data, status: 'Draft', ownStatus: 'Draft', history: [{ at: '', prices: pricesOf(data), netCost, markup }], delegations: [] };
};

const changed = (state: ExistingPlan, event: Exclude<PlanEvent, { type: 'PlanCreated' }>): ExistingPlan => {
  switch (event.type) {
    case 'PlanPublished':
      return { ...state, ownStatus: 'Active', status: 'Active' };
    case 'PlanDeactivated':
      return { ...state, ownStatus: 'Inactive', status: state.status === 'Deactivated by provider' ? state.status : 'Inactive' };
    case 'PlanPricesChanged': {
      const { at, prices, netCost, markup } = event.data;
      return { ...withPrices(state, prices), netCost, markup, history: [...state.history, { at, prices, netCost, markup }] };
    }
    case 'PlanDelegated':
      return { ...state, delegations: [...state.delegations, { resellerId: event.data.resellerId, planId: event.data.delegatedPlanId }] };
    case 'PlanWithdrawnByProvider':
      return { ...state, status: 'Deactivated by provider' };
    case 'PlanRestoredByProvider':
      return { ...state, status: state.ownStatus };
  }
};

const created = (data: PlanCreatedData, state: Plan): readonly PlanEvent[] => {
  if (state) throw wrongState('already_exists', 'This plan exists already.');
  // A copy has the shape of its upstream's plan, which was judged when that was made.
  if (data.parentPlanId === null) checkPlan(data);
  return [{ type: 'PlanCreated', data }];
};

const published = (state: ExistingPlan): readonly PlanEvent[] => {
  if (state.status === 'Deactivated by provider') throw wrongState('deactivated_by_provider', 'The provider does not sell this plan any more. Ask the provider to publish it again.');
  if (isPricedByMarkup(state.billingType) && !state.markup) throw ruleBroken('markup_missing', 'Pay as you go with prices of the vendor needs a markup before it is published: use set-markup.');
  return state.status === 'Active' ? [] : [{ type: 'PlanPublished', data: { planId: state.planId } }];
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
  if (!netCost && !isPricedByMarkup(state.billingType)) throw ruleBroken('markup_without_cost', 'Your own plan has no upstream price to add a markup to. Set its prices with change-plan-prices.', '/markup');
  if (!markup && isPricedByMarkup(state.billingType)) throw ruleBroken('markup_missing', 'Pay as you go with prices of the vendor cannot be without a markup. "0" sells at cost.', '/markup');
  const unknown = markup?.periods.findIndex(({ periodId }) => !state.periods.some((period) => period.periodId === periodId)) ?? -1;
  if (unknown >= 0) throw ruleBroken('unknown_period', `The plan has no period "${markup?.periods[unknown]?.periodId}".`, `/periods/${unknown}/periodId`);
  const prices = markup && netCost ? markedUp(netCost, markup) : pricesOf(state);
  return priced(state, 'markup', { prices, netCost, markup }, at);
};

/** Automatic prices move with the upstream's; prices by hand stay, and only the cost is noted. */
const followed = (state: ExistingPlan, netCost: PlanPrices, at: string): readonly PlanEvent[] => {
  const { markup } = state;
  return priced(state, 'net_cost', { prices: markup ? markedUp(netCost, markup) : pricesOf(state), netCost, markup }, at);
};

const delegated = (state: ExistingPlan, resellerId: string, delegatedPlanId: string): readonly PlanEvent[] => {
  if (state.status === 'Inactive' || state.status === 'Deactivated by provider') throw wrongState('plan_not_sold', 'This plan is off sale: publish it before you delegate it.');
  if (state.delegations.some((delegation) => delegation.resellerId === resellerId)) throw wrongState('already_delegated', 'This reseller has the plan already.');
  return [{ type: 'PlanDelegated', data: { planId: state.planId, resellerId, delegatedPlanId } }];
};
