import { BILLING_RULES, type BillingTypeKey } from '../shared/billing-rules.js';
import { ruleBroken } from '../shared/errors.js';
import type { PlanCreatedData, PlanFees, PlanPeriod, PlanPrices, PlanResource } from './catalog.events.js';

type Shape = Pick<PlanCreatedData, 'billingType' | 'periods' | 'resources' | 'markup'>;

/** One fee when the order is paid and nothing later: such plans are sold by managers alone (domain.md 4.8, 5.7). */
export const isOneOff = (billingType: BillingTypeKey): boolean => BILLING_RULES[billingType].writtenOff === 'when_paid';

/** What each unit of use costs is told by the vendor; the plan adds its markup (domain.md 4.7). */
export const isPricedByMarkup = (billingType: BillingTypeKey): boolean => billingType === 'payg_external';

/** Does the billing type allow such a plan? Reads what it allows from BILLING_RULES. @throws DomainError with the field that is wrong */
export const checkPlan = (plan: Shape): void => {
  const { billingType, periods, resources } = plan;
  unique(periods.map((period) => period.periodId), '/periods', 'period ids');
  unique(resources.map((resource) => resource.key), '/resources', 'resource keys');
  periods.forEach((period, index) => checkSize(billingType, period, resources.length, `/periods/${index}/term`));
  periods.forEach((period, index) => checkPeriod(billingType, period, `/periods/${index}`));
  resources.forEach((resource, index) => checkResource(billingType, resource, `/resources/${index}`));
  if (plan.markup && !isPricedByMarkup(billingType)) throw ruleBroken('markup_without_cost', 'Only pay as you go with prices of the vendor, and delegated plans, have a markup. Leave it out.', '/markup');
};

/** Prices that a plan may be given, by hand. @throws DomainError with the field that is wrong */
export const checkPrices = ({ billingType, periods, resources }: Shape, prices: PlanPrices): void => {
  if (isPricedByMarkup(billingType) && [...prices.periods, ...prices.resources].some(({ fees }) => anyFee(fees))) throw pricedByMarkup('/periods');
  prices.periods.forEach(({ periodId, fees }, index) => {
    const period = periods.find((one) => one.periodId === periodId);
    if (!period) throw unknownPart('period', periodId, `/periods/${index}/periodId`);
    checkFees(billingType, fees, `/periods/${index}/fees`);
    if (period.trial) checkFree(fees, `/periods/${index}/fees`);
  });
  prices.resources.forEach(({ key, fees }, index) => {
    if (!resources.some((resource) => resource.key === key)) throw unknownPart('resource', key, `/resources/${index}/key`);
    checkFees(billingType, fees, `/resources/${index}/fees`);
  });
};

const unknownPart = (what: string, id: string, pointer: string) => ruleBroken(`unknown_${what}`, `The plan has no ${what} "${id}".`, pointer);
const pricedByMarkup = (pointer: string) => ruleBroken('priced_by_markup', 'The vendor tells what use costs, and the markup is added: leave every fee at 0 and set the markup.', pointer);

const unique = (values: readonly string[], pointer: string, what: string): void => {
  if (new Set(values).size < values.length) throw ruleBroken('not_unique', `The ${what} of a plan must differ.`, pointer);
};

/** An order is one event, with a charge a month and line where the whole term is charged at once (rulings, Software 1). */
const MOST_CHARGES = 500;
const MONTHS = { day: 1 / 28, month: 1, year: 12 } as const;

const checkSize = (billingType: BillingTypeKey, { term }: PlanPeriod, resources: number, pointer: string): void => {
  const months = Math.ceil((term?.count ?? 0) * MONTHS[term?.unit ?? 'month']);
  const { charged, writtenOff } = BILLING_RULES[billingType];
  if (charged !== 'by_order' || writtenOff === 'when_paid' || (months + 1) * (resources + 1) <= MOST_CHARGES) return;
  throw ruleBroken('term_too_long', `${months} months with ${resources} resources would be more than ${MOST_CHARGES} charges in one order. Shorten the term or split the plan.`, pointer);
};

const checkPeriod = (billingType: BillingTypeKey, period: PlanPeriod, pointer: string): void => {
  checkFees(billingType, period.fees, `${pointer}/fees`);
  if (period.trial) return checkTrial(billingType, period, pointer);
  const { term } = period;
  const rules = BILLING_RULES[billingType];
  if (!term && rules.terms === 'with_end') throw ruleBroken('term_required', `${rules.title} needs a period with an end, such as one year.`, `${pointer}/term`);
  if (term && rules.terms === 'endless') throw ruleBroken('term_not_allowed', `${rules.title} runs without an end: leave the term out.`, `${pointer}/term`);
  if (term?.unit === 'day' && !rules.days) throw ruleBroken('term_unit', `${rules.title} is sold in months or years, not in days.`, `${pointer}/term/unit`);
};

/** A trial is free and time-limited, and may be counted in days whatever the billing type. */
const checkTrial = (billingType: BillingTypeKey, { term, fees }: PlanPeriod, pointer: string): void => {
  const { title, terms } = BILLING_RULES[billingType];
  if (terms === 'endless' || isOneOff(billingType)) throw ruleBroken('trial_not_allowed', `${title} cannot be tried for free: there is nothing that it would switch to.`, `${pointer}/trial`);
  if (!term) throw ruleBroken('term_required', 'A trial needs an end, such as 14 days.', `${pointer}/term`);
  checkFree(fees, `${pointer}/fees`);
};

const anyFee = ({ setup, recurring, renewal }: PlanFees): boolean => setup + recurring + renewal > 0;

const checkFree = (fees: PlanFees, pointer: string): void => {
  if (anyFee(fees)) throw ruleBroken('trial_is_free', 'A trial is free: set all of its fees to 0.', pointer);
};

const checkResource = (billingType: BillingTypeKey, { included, minimum, limit, fees }: PlanResource, pointer: string): void => {
  if (minimum < included) throw ruleBroken('minimum_below_included', 'The minimum must be at least the included amount.', `${pointer}/minimum`);
  if (limit !== null && limit < minimum) throw ruleBroken('limit_below_minimum', 'The limit must be at least the minimum, or empty for unlimited.', `${pointer}/limit`);
  checkFees(billingType, fees, `${pointer}/fees`);
};

const checkFees = (billingType: BillingTypeKey, fees: PlanFees, pointer: string): void => {
  const { title, oneTimeFees } = BILLING_RULES[billingType];
  if (!oneTimeFees && fees.setup + fees.renewal > 0) throw ruleBroken('one_time_fee', `${title} knows recurring fees only: set the setup and renewal fees to 0.`, pointer);
  if (isOneOff(billingType) && fees.recurring + fees.renewal > 0) throw ruleBroken('setup_fee_only', `${title} is paid once: set the recurring and renewal fees to 0 and give a setup fee.`, pointer);
  if (isPricedByMarkup(billingType) && anyFee(fees)) throw pricedByMarkup(pointer);
};
