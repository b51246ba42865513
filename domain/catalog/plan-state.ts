import type { PlanCreatedData, ScheduledCost, VendorOffer } from './catalog.events.js';
import type { PriceMoment } from './prices.js';

export type PlanStatus = 'Draft' | 'Active' | 'Inactive' | 'Deactivated by provider';

/** `periods` and `resources` carry the prices of now; `history` those of every instant. */
export type ExistingPlan = PlanCreatedData & {
  readonly status: PlanStatus;
  /** The owner's own decision, which comes back when the provider sells it again. */
  readonly ownStatus: Exclude<PlanStatus, 'Deactivated by provider'>;
  readonly history: readonly PriceMoment[];
  /** Direct downstream resellers that have it, with their copies. */
  readonly delegations: readonly { readonly resellerId: string; readonly planId: string }[];
  /** Null: its SKU names the offer of its only resource. */
  readonly offers: readonly VendorOffer[] | null;
  /** What vendors' price lists say of days to come, the earliest first. */
  readonly scheduledCosts: readonly ScheduledCost[];
  /** Its cost changed, its prices are set by hand, and nobody has said yet what becomes of them. */
  readonly costUnconfirmed: boolean;
};
export type Plan = ExistingPlan | null;
