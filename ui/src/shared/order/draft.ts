import type { Commands } from '../api/commands.js';
import type { Plan } from '../api/types.js';

/** What is being put together: a plan's period, and totals by resource. */
export interface OrderDraft {
  readonly periodId: string;
  readonly quantities: Readonly<Record<string, number>>;
  readonly promoCode: string;
}

/** The least that may be ordered: the plan's first period, each resource at its minimum; of reservations, one of the first. */
export const draftOf = (plan: Plan): OrderDraft => ({
  periodId: plan.periods[0]?.periodId ?? '',
  quantities: Object.fromEntries(plan.resources.map(({ key, minimum, included }, index) => [key, Math.max(minimum, included, plan.billingType === 'azure_ri' && index === 0 ? 1 : 0)])),
  promoCode: '',
});

export const PROMO_CODE = /^[A-Za-z0-9_-]{3,32}$/;

export const orderOf = (accountId: string, plan: Plan, { periodId, quantities, promoCode }: OrderDraft): Commands['preview-order'] => ({
  accountId,
  planId: plan.id,
  periodId,
  quantities: plan.resources.map(({ key }) => ({ resourceKey: key, quantity: quantities[key] ?? 0 })),
  ...(PROMO_CODE.test(promoCode) ? { promoCode: promoCode.toUpperCase() } : {}),
});
