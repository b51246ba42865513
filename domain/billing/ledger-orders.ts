import type { ChargeDraft, ChargeStatus } from '../shared/charge.js';
import { wrongState } from '../shared/errors.js';
import type { LedgerEvent, MovedCharge, PlacedCharge } from './billing.events.js';
import { insufficientBalance, move, spendable, type Ledger, type LedgerCommand, type SettleOrder } from './ledger-state.js';

type Of<T extends LedgerCommand['type']> = Extract<LedgerCommand, { type: T }>;

const STATUS = { block: 'Blocked', open: 'Opened', close: 'Closed' } as const satisfies Record<ChargeDraft['onSettlement'], ChargeStatus>;

export const place = (draft: ChargeDraft, state: Ledger, status: ChargeStatus, of: { readonly subscriptionId: string; readonly orderId: string | null }): PlacedCharge => ({
  ...draft,
  status,
  currency: state.currency,
  subscriptionId: of.subscriptionId,
  orderId: of.orderId,
});

const net = (charges: readonly ChargeDraft[]): number => charges.reduce((sum, charge) => sum + charge.net, 0);

export const chargesOf = (state: Ledger, orderId: string): readonly PlacedCharge[] => [...state.charges.values()].filter((charge) => charge.orderId === orderId);

/** The charges of a placed order stand as New: nothing is held yet. */
export const created = ({ orderId, subscriptionId, charges }: Of<'CreateCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] =>
  state.orders.has(orderId)
    ? []
    : [{ type: 'ChargesCreated', data: { accountId, orderId, subscriptionId, charges: charges.map((draft) => place(draft, state, 'New', { subscriptionId, orderId })) } }];

/** Pays an order: current charges hold their money, future ones of monthly types wait, one-time fees are written off. */
export const settled = (command: SettleOrder, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const { orderId, paymentId, fromBalance, on, recut } = command;
  const standing = state.orders.get(orderId);
  if (standing === 'settled') return [];
  if (standing === 'released') throw wrongState('order_cancelled', 'The order was cancelled; the money stays on the balance.');
  if (standing === undefined) throw wrongState('order_not_charged', 'The charges of this order are not made yet. Try again in a moment.');
  const before = chargesOf(state, orderId);
  const subscriptionId = before[0]?.subscriptionId ?? '';
  const final = recut ? recut.map((draft) => place(draft, state, STATUS[draft.onSettlement], { subscriptionId, orderId })) : before;
  const block = net(final.filter((charge) => charge.onSettlement === 'block'));
  const close = net(final.filter((charge) => charge.onSettlement === 'close'));
  const amount = block + close;
  if (amount > 0 && amount > spendable(state)) return short(command, state, accountId, amount);
  return [
    {
      type: 'OrderSettled',
      data: {
        accountId,
        orderId,
        paymentId,
        fromBalance,
        on,
        amount,
        replaced: recut ? before.map((charge) => charge.chargeId) : [],
        charges: recut ? final : [],
        moved: recut ? [] : before.map(({ chargeId, onSettlement }) => ({ chargeId, status: STATUS[onSettlement] })),
        ...move(state, { available: -amount, blocked: block, revenue: close }),
      },
    },
  ];
};

const short = ({ orderId, on, whenShort }: SettleOrder, state: Ledger, accountId: string, required: number): readonly LedgerEvent[] => {
  if (whenShort === 'refuse') throw insufficientBalance(state, required);
  const available = spendable(state);
  return [{ type: 'OrderSettlementDeferred', data: { accountId, orderId, required, available, shortfall: required - available, on } }];
};

/** Cancels an order's charges. Held money is free again without a transaction; one-time fees already written off are refunded. */
export const orderReleased = ({ orderId }: Of<'ReleaseOrder'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (!state.orders.has(orderId) || state.orders.get(orderId) === 'released') return [];
  const charges = chargesOf(state, orderId);
  const held = net(charges.filter((charge) => charge.status === 'Blocked'));
  const refund = net(charges.filter((charge) => charge.status === 'Closed'));
  const moved: readonly MovedCharge[] = charges.map(({ chargeId, status }) => ({ chargeId, status: status === 'Closed' ? 'Refunded' : 'Deleted' }));
  return [{ type: 'OrderReleased', data: { accountId, orderId, moved, ...move(state, { available: held + refund, blocked: -held, revenue: -refund }) } }];
};
