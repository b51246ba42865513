import type { Charge, Subscription } from '../../shared/api/types.js';
import type { BillingView } from './billing-view.js';

/** Billing types that are charged by what was used. */
export const CONSUMED: readonly string[] = ['payg_internal', 'payg_external'];

export const sumOf = (charges: readonly Charge[]): number => charges.reduce((sum, { net }) => sum + net, 0);

const recurring = (charges: readonly Charge[]): readonly Charge[] => charges.filter(({ fee }) => fee === 'recurring');

/** Rounded half away from zero, as charges are. */
const less = (amount: number, percentage: string): number => amount - Math.round((amount * Math.round(Number(percentage) * 100)) / 10_000);

/** The discount of the last month that was charged: the next one has it too, as far as one can know. */
const discountOf = (charges: readonly Charge[]): string => [...recurring(charges)].sort((a, b) => a.period.from.localeCompare(b.period.from)).at(-1)?.discount?.percentage ?? '0';

/** Plan fee and resources of a whole month, less the discount. Minor units. */
export const monthly = ({ terms: { planFee }, resources }: Subscription, charges: readonly Charge[]): number => {
  const percentage = discountOf(charges);
  const fees = [planFee, ...resources.map(({ unitFee, quantity, included }) => unitFee * Math.max(0, quantity - included))];
  return fees.reduce((sum, fee) => sum + less(fee, percentage), 0);
};

/** Charges of the billing period in course. */
export const thisPeriod = (charges: readonly Charge[], today: string): readonly Charge[] => charges.filter(({ period }) => period.from <= today && today < period.to);

/** What is written off next, and what is set aside in all. */
export const nextWriteOff = (charges: readonly Charge[]): { readonly date: string; readonly amount: number; readonly held: number } | null => {
  const open = charges.filter(({ status }) => status === 'Blocked' || status === 'Opened');
  const date = open.map(({ dueOn, period }) => dueOn ?? period.to).sort()[0];
  if (date === undefined) return null;
  const next = open.filter(({ dueOn, period }) => (dueOn ?? period.to) === date);
  return { date, amount: sumOf(next), held: sumOf(open.filter(({ status }) => status === 'Blocked')) };
};

/** Postpaid: what stands and is not on an invoice yet. */
export const debtOf = (charges: readonly Charge[]): number => sumOf(charges.filter(({ status, model }) => model === 'postpay' && (status === 'New' || status === 'Blocked')));

const monthsOf = ({ terms: { term } }: Subscription): number => (term?.unit === 'year' ? term.count * 12 : term?.unit === 'month' ? term.count : 1);

/** What it costs, as its billing type counts. */
export const costOf = (subscription: Subscription, charges: readonly Charge[], today: string): BillingView['cost'] => {
  const current = thisPeriod(charges, today);
  switch (subscription.billingType) {
    case 'csp_annual':
      return { kind: 'term', amount: monthly(subscription, charges) * monthsOf(subscription) };
    case 'payg_internal':
    case 'payg_external':
      return { kind: 'used', amount: sumOf(current.filter(({ fee }) => fee === 'consumption' || fee === 'recurring')) };
    case 'azure_ri':
      return { kind: 'once', amount: sumOf(charges.filter(({ fee }) => fee === 'setup')) };
    case 'pay_in_full':
    case 'license_based_monthly':
      return current.length > 0 ? { kind: 'thisMonth', amount: sumOf(recurring(current)) } : { kind: 'monthly', amount: monthly(subscription, charges) };
    default:
      return { kind: 'monthly', amount: monthly(subscription, charges) };
  }
};
