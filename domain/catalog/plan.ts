import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { BILLING_RULES, type BillingTypeKey } from '../shared/billing-rules.js';
import { planEvents, type PlanEvent, type PlanPeriod, type PlanResource } from './catalog.events.js';

type Created = Extract<PlanEvent, { type: 'PlanCreated' }>['data'];
export type Plan = (Created & { readonly status: 'Draft' | 'Active' | 'Inactive' }) | null;
export type PlanCommand =
  | { readonly type: 'CreatePlan'; readonly plan: Created }
  | { readonly type: 'PublishPlan'; readonly planId: string }
  | { readonly type: 'DeactivatePlan'; readonly planId: string; readonly reason: string };

export const plan: Aggregate<Plan, PlanCommand, PlanEvent> = {
  category: 'plan',
  catalogue: planEvents,
  initial: null,
  decide(command, state) {
    switch (command.type) {
      case 'CreatePlan':
        if (state) throw wrongState('already_exists', 'This plan exists already.');
        check(command.plan);
        return [{ type: 'PlanCreated', data: command.plan }];
      case 'PublishPlan':
        return published(state).status === 'Active' ? [] : [{ type: 'PlanPublished', data: { planId: command.planId } }];
      case 'DeactivatePlan':
        return published(state).status === 'Inactive' ? [] : [{ type: 'PlanDeactivated', data: { planId: command.planId, reason: command.reason } }];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'PlanCreated':
        return { ...event.data, status: 'Draft' };
      case 'PlanPublished':
        return state && { ...state, status: 'Active' };
      case 'PlanDeactivated':
        return state && { ...state, status: 'Inactive' };
    }
  },
};

const published = (state: Plan): NonNullable<Plan> => {
  if (!state) throw wrongState('plan_missing', 'There is no such plan.');
  return state;
};

const check = ({ billingType, periods, resources }: Created): void => {
  unique(periods.map((period) => period.periodId), '/periods', 'period ids');
  unique(resources.map((resource) => resource.key), '/resources', 'resource keys');
  periods.forEach((period, index) => checkSize(billingType, period, resources.length, `/periods/${index}/term`));
  periods.forEach((period, index) => checkPeriod(billingType, period, `/periods/${index}`));
  resources.forEach((resource, index) => checkResource(billingType, resource, `/resources/${index}`));
};

const unique = (values: readonly string[], pointer: string, what: string): void => {
  if (new Set(values).size < values.length) throw ruleBroken('not_unique', `The ${what} of a plan must differ.`, pointer);
};

/** An order is one event, with a charge a month and line where the whole term is charged at once (rulings, Software 1). */
const MOST_CHARGES = 500;

const checkSize = (billingType: BillingTypeKey, { term }: PlanPeriod, resources: number, pointer: string): void => {
  const months = (term?.count ?? 0) * (term?.unit === 'year' ? 12 : 1);
  if (BILLING_RULES[billingType].pays !== 'whole_term' || (months + 1) * (resources + 1) <= MOST_CHARGES) return;
  throw ruleBroken('term_too_long', `${months} months with ${resources} resources would be more than ${MOST_CHARGES} charges in one order. Shorten the term or split the plan.`, pointer);
};

const checkPeriod = (billingType: BillingTypeKey, { term, fees }: PlanPeriod, pointer: string): void => {
  const rules = BILLING_RULES[billingType];
  if (!term && rules.terms === 'with_end') throw ruleBroken('term_required', `${billingType} needs a period with an end, such as one year.`, `${pointer}/term`);
  if (term?.unit === 'day' && !rules.days) throw ruleBroken('term_unit', `${billingType} is sold in months or years, not in days.`, `${pointer}/term/unit`);
  checkFees(billingType, fees, `${pointer}/fees`);
};

const checkResource = (billingType: BillingTypeKey, { included, minimum, limit, fees }: PlanResource, pointer: string): void => {
  if (minimum < included) throw ruleBroken('minimum_below_included', 'The minimum must be at least the included amount.', `${pointer}/minimum`);
  if (limit !== null && limit < minimum) throw ruleBroken('limit_below_minimum', 'The limit must be at least the minimum, or empty for unlimited.', `${pointer}/limit`);
  checkFees(billingType, fees, `${pointer}/fees`);
};

const checkFees = (billingType: BillingTypeKey, fees: PlanPeriod['fees'], pointer: string): void => {
  if (!BILLING_RULES[billingType].oneTimeFees && fees.setup + fees.renewal > 0)
    throw ruleBroken('one_time_fee', `${billingType} knows recurring fees only: set the setup and renewal fees to 0.`, pointer);
};
