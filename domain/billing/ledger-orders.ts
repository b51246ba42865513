import type { ChargeDraft, ChargeStatus } from '../shared/charge.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { formatMinor } from '../shared/money.js';
import type { LedgerEvent, PlacedCharge, Posting } from './billing.events.js';
import { amountsOf, as, idsOf, move, moved, place } from './ledger-movement.js';
import { chargesOfSubscription, debtOf, givenBack, insufficientBalance, spendable, type Ledger, type LedgerCommand, type LedgerOrder, type SettleOrder } from './ledger-state.js';
import { closedLine, type ReversedLine } from './placed-charge.js';

type Of<T extends LedgerCommand['type']> = Extract<LedgerCommand, { type: T }>;

const STATUS = { block: 'Blocked', open: 'Opened', close: 'Closed' } as const satisfies Record<ChargeDraft['onSettlement'], ChargeStatus>;

/** Postpaid: the current period is debt, the future is not yet; nothing is written off before the next billing day (domain.md 3.4). */
const statusOf = ({ onSettlement, period }: ChargeDraft, model: PlacedCharge['model'], on: string): ChargeStatus => {
  if (model === 'prepay') return STATUS[onSettlement];
  return onSettlement === 'open' || (onSettlement === 'block' && period.from > on) ? 'Opened' : 'Blocked';
};

const refundOf = (charge: PlacedCharge, before: number, on: string): ReversedLine => ({ ...closedLine(charge, on), amount: charge.net - before, ...(before !== 0 && { before }), correctionId: null });

/** Money that a correction gave is not given twice. */
const withoutCorrections = (amounts: ReturnType<typeof amountsOf>, reversed: readonly ReversedLine[]): Partial<Record<Posting['account'], number>> => {
  const corrected = (model: PlacedCharge['model']): number => reversed.reduce((sum, line) => sum + (line.model === model ? (line.before ?? 0) : 0), 0);
  const [prepaid, postpaid] = [corrected('prepay'), corrected('postpay')];
  return { ...amounts, available: amounts.available - prepaid, receivable: amounts.receivable - postpaid, adjusted: prepaid + postpaid };
};

const waitingOf = (state: Ledger, orderId: string): readonly PlacedCharge[] =>
  chargesOfSubscription(state, state.orders.get(orderId)?.subscriptionId ?? '').filter((charge) => charge.orderId === orderId);

/** The charges of a placed order stand as New: nothing is held yet. */
export const created = ({ orderId, subscriptionId, model, on, charges }: Of<'CreateCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] =>
  state.orders.has(orderId)
    ? []
    : [{ type: 'ChargesCreated', data: { accountId, orderId, subscriptionId, charges: charges.map((draft) => place(draft, state, 'New', { subscriptionId, orderId, model, on })) } }];

/** Pays an order: current charges hold their money, future ones of monthly types wait, one-time fees are written off. */
export const settled = (command: SettleOrder, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const { orderId, paymentId, fromBalance, on, recut, credit } = command;
  const known = unsettled(orderId, state);
  if (!known) return [];
  const before = waitingOf(state, orderId);
  const after = placedAfter(command, known.subscriptionId, before, state);
  const amounts = amountsOf(before, after);
  const amount = 0 - amounts.available;
  if (credit) checkCredit(credit, before, state);
  if (amount > 0 && amount > spendable(state)) return short(command, state, accountId, amount);
  const charges = recut ? after : after.filter(({ status }) => status === 'Closed');
  const left = after.filter((charge) => !charges.includes(charge));
  return [{ type: 'OrderSettled', data: { accountId, orderId, paymentId, fromBalance, on, amount, replaced: recut ? idsOf(before) : [], charges, moved: moved(left), ...move(state, amounts) } }];
};

/** Null: it is settled already. */
const unsettled = (orderId: string, state: Ledger): LedgerOrder | null => {
  const known = state.orders.get(orderId);
  if (known?.standing === 'released') throw wrongState('order_cancelled', 'The order was cancelled; the money stays on the balance.');
  if (known === undefined) throw wrongState('order_not_charged', 'The charges of this order are not made yet. Try again in a moment.');
  return known.standing === 'settled' ? null : known;
};

const placedAfter = ({ orderId, on, recut, credit }: SettleOrder, subscriptionId: string, before: readonly PlacedCharge[], state: Ledger): readonly PlacedCharge[] => {
  const model = credit ? 'postpay' : (before[0]?.model ?? 'prepay');
  return (recut ?? before).map((draft) => place(draft, state, statusOf(draft, model, on), { subscriptionId, orderId, model, on }));
};

/** @throws credit_limit_exceeded */
const checkCredit = ({ limit, commitment }: NonNullable<SettleOrder['credit']>, own: readonly PlacedCharge[], state: Ledger): void => {
  const debt = debtOf(state, own[0]?.subscriptionId ?? '') - own.reduce((total, { net }) => total + net, 0);
  if (limit === null || debt + commitment <= limit) return;
  const show = (amount: number): string => `${formatMinor(amount, state.currency)} ${state.currency}`;
  throw ruleBroken('credit_limit_exceeded', `The order counts ${show(commitment)} and ${show(debt)} is owed already; the credit limit is ${show(limit)}. Raise the limit, order less, or pay what is owed.`, undefined, { limit, debt, commitment, currency: state.currency });
};

const short = ({ orderId, on, whenShort }: SettleOrder, state: Ledger, accountId: string, required: number): readonly LedgerEvent[] => {
  if (whenShort === 'refuse') throw insufficientBalance(state, required);
  const available = spendable(state);
  return [{ type: 'OrderSettlementDeferred', data: { accountId, orderId, required, available, shortfall: required - available, on } }];
};

/** Cancels an order's charges. Held money is free again without a transaction; of what was written off already, corrections have given back their part, and the rest is refunded. */
export const orderReleased = ({ orderId, on }: Of<'ReleaseOrder'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const known = state.orders.get(orderId);
  if (!known || known.standing === 'released') return [];
  const waiting = waitingOf(state, orderId);
  const after = [...as(waiting, 'Deleted'), ...as(known.closed, 'Refunded')];
  const reversed = known.closed.map((charge) => refundOf(charge, givenBack(state, charge.chargeId), on));
  return [{ type: 'OrderReleased', data: { accountId, orderId, moved: moved(after), reversed, ...move(state, withoutCorrections(amountsOf([...waiting, ...known.closed], after), reversed)) } }];
};
