import { BILLING_RULES, type BillingTypeKey } from '../../domain/shared/billing-rules.js';
import type { SubscribedResource } from '../../domain/subscriptions/subscriptions.events.js';
import type { Auditor } from './auditor.js';
import type { World } from './world.js';

interface Running {
  readonly id: string;
  readonly billingType: string;
  readonly billingDay: number;
  readonly startDate: string;
  readonly expirationDate: string | null;
  readonly trial: boolean;
  readonly chargesClosed: boolean;
  readonly resources: readonly SubscribedResource[];
}

/** Types that count by days: what is there today is what is charged today, no more and no less. */
const byDays = (key: string): boolean => {
  const { pays, reduce, writtenOff } = BILLING_RULES[key as BillingTypeKey];
  return pays !== 'after_use' && reduce !== 'next_period' && writtenOff !== 'when_paid';
};

/** Nothing runs that nobody pays for: today's quantity of each active subscription has its charges, or its term was written off as a whole. */
export const unpaidDays = async (world: World, auditor: Auditor): Promise<readonly string[]> => {
  const active = (await world.list('subscriptions', { status: 'Active' })) as unknown as readonly Running[];
  return active.filter((one) => !one.trial && !one.chargesClosed && byDays(one.billingType) && (one.expirationDate === null || world.today < one.expirationDate)).flatMap((one) => gaps(one, world.today, auditor));
};

const gaps = ({ id, billingType, resources }: Running, today: string, auditor: Auditor): readonly string[] => {
  const charges = auditor.standing(id).filter(({ fee, period }) => fee === 'recurring' && period.from <= today && today < period.to);
  return resources.filter(({ unitFee }) => unitFee > 0).flatMap(({ resourceKey, quantity, included }) => {
    const charged = charges.filter((charge) => charge.resourceKey === resourceKey).reduce((sum, { derivation }) => sum + derivation.quantity, 0);
    const wanted = Math.max(0, quantity - included);
    const isRight = billingType === 'eset' ? charged <= wanted || charged > 0 : charged === wanted;
    return isRight ? [] : [`on ${today}, ${billingType} ${id} has ${quantity} ${resourceKey} (${included} included) and is charged for ${charged}`];
  });
};
