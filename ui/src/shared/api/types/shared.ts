export type FeeKind = 'setup' | 'renewal' | 'recurring' | 'consumption';

/** In the order in which a manager is offered them. */
export const BILLING_TYPES = [
  'csp_monthly', 'csp_annual', 'reservation', 'license_based_monthly', 'pay_in_full', 'payg_internal', 'payg_external', 'g_suite', 'non_refund', 'eset', 'azure_ri',
] as const;
export type BillingType = (typeof BILLING_TYPES)[number];

export type PaymentModel = 'prepay' | 'postpay';

export interface Row {
  readonly id: string;
  readonly resellerId: string;
  readonly accountId: string | null;
}

export interface Period {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}

export interface Term {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

export interface Fees {
  readonly setup: number;
  readonly recurring: number;
  readonly renewal: number;
}

export interface Discount {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly percentage: string;
  readonly amount: number;
}
