export type FeeKind = 'setup' | 'renewal' | 'recurring';

export type BillingType = 'csp_monthly' | 'csp_annual';

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
