import { BILLING_RULES, type BillingTypeKey } from '../shared/billing-rules.js';
import { addDays, billingPeriodOf, type BusinessDate } from '../shared/calendar.js';
import type { ChargeDraft, ChargeStatus } from '../shared/charge.js';
import type { LedgerEvent, PlacedCharge, Posting, Standing } from './billing.events.js';
import { chargesOfSubscription, type Ledger } from './ledger-state.js';
import { isOwedInFull } from './split.js';

interface Movement {
  readonly postings: readonly Posting[];
  readonly after: Standing;
}

/** Balanced postings and where they leave the account. */
export const move = (state: Ledger, amounts: Partial<Record<Posting['account'], number>>): Movement => {
  const postings = (Object.entries(amounts) as [Posting['account'], number][]).filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }));
  const blocked = state.blocked + (amounts.blocked ?? 0);
  return { postings, after: { balance: state.balance + (amounts.available ?? 0) + (amounts.blocked ?? 0), blocked, owed: state.owed - (amounts.receivable ?? 0) } };
};

const total = (charges: readonly PlacedCharge[], amountOf: (charge: PlacedCharge) => number): number => charges.reduce((sum, charge) => sum + amountOf(charge), 0);

/** Money that a charge holds on the balance; a charge that came out negative holds none (rulings, Azure 5). */
const holds = ({ model, status, net }: PlacedCharge): number => (model === 'prepay' && (status === 'Blocked' || status === 'Waiting for refund') ? Math.max(0, net) : 0);
const writtenOff =
  (model: PlacedCharge['model']) =>
  (charge: PlacedCharge): number =>
    charge.status === 'Closed' && charge.model === model ? charge.net : 0;

/**
 * The money that follows when charges change from one state to another: what is held is no longer available, what is
 * written off has left the balance, or is owed when it is postpaid.
 */
export const amountsOf = (before: readonly PlacedCharge[], after: readonly PlacedCharge[]): Record<'available' | 'blocked' | 'receivable' | 'revenue', number> => {
  const change = (amountOf: (charge: PlacedCharge) => number): number => total(after, amountOf) - total(before, amountOf);
  const [blocked, prepaid, postpaid] = [change(holds), change(writtenOff('prepay')), change(writtenOff('postpay'))];
  return { available: 0 - blocked - prepaid, blocked, receivable: 0 - postpaid, revenue: prepaid + postpaid };
};

export const movement = (state: Ledger, before: readonly PlacedCharge[], after: readonly PlacedCharge[]): Movement => move(state, amountsOf(before, after));

/** The money as a movement leaves it: what the next event of the same append starts from. */
export const standingAfter = (state: Ledger, { after: { balance, blocked, owed = 0 } }: Movement): Ledger => ({ ...state, balance, blocked, owed });

/** The same charges in another state. */
export const as = (charges: readonly PlacedCharge[], status: ChargeStatus): readonly PlacedCharge[] => charges.map((charge) => ({ ...charge, status }));
export const idsOf = (charges: readonly PlacedCharge[]): readonly string[] => charges.map(({ chargeId }) => chargeId);
export const moved = (charges: readonly PlacedCharge[]): readonly { readonly chargeId: string; readonly status: ChargeStatus }[] => charges.map(({ chargeId, status }) => ({ chargeId, status }));

const rulesOf = ({ derivation }: ChargeDraft) => BILLING_RULES[(derivation.billingType.split('@')[0] ?? '') as BillingTypeKey];
/** Non-refund: each month is written off on its first day (domain.md 3.4). */
export const closesAtStart = (charge: ChargeDraft): boolean => rulesOf(charge)?.writtenOff === 'at_start';
/** Pay as you go is never cut by days: what was used was used. */
export const isConsumption = ({ derivation }: ChargeDraft): boolean => derivation.rule === 'consumption';

/** The rule of a term that was written off at once. */
export const TERM_CLOSED = 'term_closed';
const isClosedTerm = ({ derivation }: ChargeDraft): boolean => derivation.rule === TERM_CLOSED;

/** May it be cut by days? Not one-time fees, not what is written off or owed as a whole, and not what was used. */
export const isDivisible = (charge: PlacedCharge): boolean => charge.fee === 'recurring' && (charge.dueOn >= charge.period.to || closesAtStart(charge)) && !isConsumption(charge) && !isOwedInFull(charge) && !isClosedTerm(charge);

/**
 * The planned day of writing off: the end of the period, or its first day (non-refund). Postpaid charges are never written off inside a billing period
 * (domain.md 3.4), so theirs is the billing day after the part of the period that they cover, or after they were made.
 */
export const dueOn = (draft: ChargeDraft, model: PlacedCharge['model'], made: BusinessDate): BusinessDate => {
  const { period, origin: { billingDay }, onSettlement } = draft;
  if (model === 'prepay' && onSettlement === 'close') return made;
  if (model === 'prepay') return closesAtStart(draft) ? period.from : period.to;
  const last = onSettlement === 'close' ? made : addDays(period.to, -1);
  return billingPeriodOf(last < made ? made : last, billingDay).to;
};

export interface Placing {
  readonly subscriptionId: string;
  readonly orderId: string | null;
  readonly model: PlacedCharge['model'];
  readonly on: BusinessDate;
}

export const place = (draft: ChargeDraft, state: Ledger, status: ChargeStatus, { subscriptionId, orderId, model, on }: Placing): PlacedCharge => ({
  ...draft, status, model, dueOn: dueOn(draft, model, on), currency: state.currency, subscriptionId, orderId,
});

/** Days after a stop, and what had not begun before it, are not written off: they are released when their period is over (domain.md, appendix A). */
export const afterStop = (state: Ledger, charge: PlacedCharge): boolean => {
  const stop = state.stopped.get(charge.subscriptionId);
  if (!stop || !isDivisible(charge)) return false;
  if (charge.status === 'Opened') return true;
  // A month that is owed in full is owed from its first day on (rulings, Billing 3), once its money is held.
  return stop.rest === 'owed' ? charge.period.from > stop.on : charge.period.from >= stop.on;
};

export const isLive = ({ status }: PlacedCharge): boolean => status === 'Opened' || status === 'Blocked';
export const liveOf = (state: Ledger, subscriptionId: string): readonly PlacedCharge[] => chargesOfSubscription(state, subscriptionId).filter(isLive);

export interface Operated {
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly on: BusinessDate;
}

export const releaseOf = (charges: readonly PlacedCharge[], state: Ledger, { accountId, subscriptionId, on }: Operated): Extract<LedgerEvent, { type: 'ChargesReleased' }> => {
  const deleted = as(charges, 'Deleted');
  return { type: 'ChargesReleased', data: { accountId, subscriptionId, on, moved: moved(deleted), ...movement(state, charges, deleted) } };
};
