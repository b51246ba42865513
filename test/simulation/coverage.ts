import { BILLING_RULES, type BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { nextMonth } from '../../domain/subscriptions/billing-types/by-months.js';
import type { SubscribedResource } from '../../domain/subscriptions/subscriptions.events.js';
import type { Auditor } from './auditor.js';
import type { World } from './world.js';

interface Running {
  readonly id: string;
  readonly status: string;
  readonly billingType: string;
  readonly billingDay: number;
  readonly segments: readonly { readonly start: string }[];
  readonly expirationDate: string | null;
  readonly trial: boolean;
  readonly chargesClosed: boolean;
  readonly resources: readonly SubscribedResource[];
}

/** They run, whatever became of their last order. */
const RUNNING: readonly string[] = ['Active', 'Updating failed', 'Renewing failed', 'Switching failed'];

/** Types that charge what is there, and not what was used or a term as a whole. */
const byQuantity = (key: string): boolean => {
  const { pays, writtenOff } = BILLING_RULES[key as BillingTypeKey];
  return pays !== 'after_use' && writtenOff !== 'when_paid';
};
/** A term of Pay in full begins with free days: the first one, and that of a renewal after a stop, which begins on its payment day. */
const isFree = ({ billingType, billingDay, segments }: Running, today: string): boolean =>
  billingType === 'pay_in_full' && today < nextMonth(segments.findLast(({ start }) => start <= today)?.start ?? today, billingDay);

/** Nothing runs that nobody pays for: today's quantity of each running subscription has its charges, or its term was written off as a whole. */
export const unpaidDays = async (world: World, auditor: Auditor): Promise<readonly string[]> => {
  const { today } = world;
  const running = ((await world.list('subscriptions')) as unknown as readonly Running[]).filter(({ status }) => RUNNING.includes(status));
  return running.filter((one) => !one.trial && !one.chargesClosed && byQuantity(one.billingType) && !isFree(one, today) && (one.expirationDate === null || today < one.expirationDate)).flatMap((one) => gaps(one, today, auditor));
};

const gaps = ({ id, billingType, resources }: Running, today: string, auditor: Auditor): readonly string[] => {
  const charges = auditor.standing(id).filter(({ fee, period }) => fee === 'recurring' && period.from <= today && today < period.to);
  return resources.filter(({ unitFee }) => unitFee > 0).flatMap(({ resourceKey, quantity, included }) => {
    const charged = charges.filter((charge) => charge.resourceKey === resourceKey).reduce((sum, { derivation }) => sum + derivation.quantity, 0);
    const wanted = Math.max(0, quantity - included);
    return isRight(billingType as BillingTypeKey, charged, wanted) ? [] : [`on ${today}, ${billingType} ${id} has ${quantity} ${resourceKey} (${included} included) and is charged for ${charged}`];
  });
};

/** By days, what is there; where changes count from tomorrow or from the next month, what was there before them. */
const isRight = (key: BillingTypeKey, charged: number, wanted: number): boolean => {
  const { reduce } = BILLING_RULES[key];
  if (reduce === 'next_period') return charged >= wanted;
  return reduce === 'tomorrow' ? charged <= wanted || charged > 0 : charged === wanted;
};
