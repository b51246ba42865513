import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { planEvents, type PlanCreatedData, type PlanEvent, type VendorOffer } from './catalog.events.js';
import { pricing, type PricingCommand } from './plan-pricing.js';
import { checkPlan, isPricedByMarkup } from './plan-rules.js';
import type { ExistingPlan, Plan } from './plan-state.js';
import { pricesOf, withPrices } from './prices.js';
import { checkOffers } from './vendor-costs.js';

export type { ExistingPlan, Plan, PlanStatus } from './plan-state.js';

export type PlanCommand =
  | { readonly type: 'CreatePlan'; readonly plan: PlanCreatedData }
  | { readonly type: 'PublishPlan'; readonly planId: string }
  | { readonly type: 'DeactivatePlan'; readonly planId: string; readonly reason: string }
  | { readonly type: 'DelegatePlan'; readonly resellerId: string; readonly delegatedPlanId: string }
  | { readonly type: 'WithdrawPlan'; readonly reason: string }
  | { readonly type: 'RestorePlan' }
  | { readonly type: 'LinkOffers'; readonly offers: readonly VendorOffer[] }
  | PricingCommand;

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
      case 'DelegatePlan':
        return delegated(state, command.resellerId, command.delegatedPlanId);
      case 'WithdrawPlan':
        return state.status === 'Deactivated by provider' ? [] : [{ type: 'PlanWithdrawnByProvider', data: { planId: state.planId, reason: command.reason } }];
      case 'RestorePlan':
        return state.status === 'Deactivated by provider' ? [{ type: 'PlanRestoredByProvider', data: { planId: state.planId } }] : [];
      case 'LinkOffers':
        return offersLinked(state, command.offers);
      default:
        return pricing(command, state);
    }
  },
  evolve(state, event) {
    if (event.type === 'PlanCreated') return drafted(event.data);
    return state && changed(state, event);
  },
};

const drafted = (data: PlanCreatedData): ExistingPlan => {
  const { netCost, markup } = data;
  return { ...data, status: 'Draft', ownStatus: 'Draft', history: [{ at: '', prices: pricesOf(data), netCost, markup }], delegations: [], offers: null, scheduledCosts: [], costUnconfirmed: false };
};

const changed = (state: ExistingPlan, event: Exclude<PlanEvent, { type: 'PlanCreated' }>): ExistingPlan => {
  switch (event.type) {
    case 'PlanPublished':
      return { ...state, ownStatus: 'Active', status: 'Active' };
    case 'PlanDeactivated':
      return { ...state, ownStatus: 'Inactive', status: state.status === 'Deactivated by provider' ? state.status : 'Inactive' };
    case 'PlanPricesChanged': {
      const { at, cause, prices, netCost, markup } = event.data;
      const costUnconfirmed = cause === 'net_cost' && markup === null && (state.costUnconfirmed || state.netCost !== null);
      return { ...withPrices(state, prices), netCost, markup, costUnconfirmed, history: [...state.history, { at, prices, netCost, markup }] };
    }
    case 'PlanDelegated':
      return { ...state, delegations: [...state.delegations, { resellerId: event.data.resellerId, planId: event.data.delegatedPlanId }] };
    case 'PlanWithdrawnByProvider':
      return { ...state, status: 'Deactivated by provider' };
    case 'PlanRestoredByProvider':
      return { ...state, status: state.ownStatus };
    case 'PlanOffersLinked':
      return { ...state, offers: event.data.offers };
    case 'PlanCostsScheduled':
      return { ...state, scheduledCosts: event.data.costs };
    case 'PlanNetCostConfirmed':
      return { ...state, costUnconfirmed: false };
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

const offersLinked = (state: ExistingPlan, offers: readonly VendorOffer[]): readonly PlanEvent[] => {
  checkOffers(state, offers);
  return JSON.stringify(offers) === JSON.stringify(state.offers) ? [] : [{ type: 'PlanOffersLinked', data: { planId: state.planId, offers } }];
};

const delegated = (state: ExistingPlan, resellerId: string, delegatedPlanId: string): readonly PlanEvent[] => {
  if (state.status === 'Inactive' || state.status === 'Deactivated by provider') throw wrongState('plan_not_sold', 'This plan is off sale: publish it before you delegate it.');
  if (state.delegations.some((delegation) => delegation.resellerId === resellerId)) throw wrongState('already_delegated', 'This reseller has the plan already.');
  return [{ type: 'PlanDelegated', data: { planId: state.planId, resellerId, delegatedPlanId } }];
};
