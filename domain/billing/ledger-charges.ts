import type { BusinessDate } from '../shared/calendar.js';
import { add, format, parse, sum } from '../shared/ratio.js';
import { wrongState } from '../shared/errors.js';
import type { LedgerEvent, PlacedCharge } from './billing.events.js';
import { evolveLedger } from './ledger-fold.js';
import { place } from './ledger-orders.js';
import { insufficientBalance, move, spendable, type Ledger, type LedgerCommand } from './ledger-state.js';
import { covers, partOf, restOf } from './split.js';

type Of<T extends LedgerCommand['type']> = Extract<LedgerCommand, { type: T }>;

const held = (charges: readonly PlacedCharge[]): number => charges.filter((charge) => charge.status === 'Blocked').reduce((total, charge) => total + charge.net, 0);
const liveOf = (state: Ledger, subscriptionId: string): readonly PlacedCharge[] =>
  [...state.charges.values()].filter((charge) => charge.subscriptionId === subscriptionId && (charge.status === 'Opened' || charge.status === 'Blocked'));

/** Days after a stop are not written off: they are released when their period is over (domain.md, appendix A). */
const afterStop = (state: Ledger, charge: PlacedCharge): boolean => {
  const stoppedOn = state.stopped.get(charge.subscriptionId);
  return stoppedOn !== undefined && charge.period.from >= stoppedOn;
};

/** Writes off what was held for periods that are over; the rest of stopped subscriptions is released. */
export const dueClosed = ({ on }: Of<'CloseDueCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const due = [...state.charges.values()].filter((charge) => (charge.status === 'Blocked' || charge.status === 'Opened') && charge.period.to <= on);
  const closing = due.filter((charge) => charge.status === 'Blocked' && !afterStop(state, charge));
  const lapsed = due.filter((charge) => afterStop(state, charge));
  const events: LedgerEvent[] = [];
  let current = state;
  if (closing.length > 0) {
    const amount = held(closing);
    const movement = move(current, { blocked: -amount, revenue: amount });
    events.push({ type: 'ChargesClosed', data: { accountId, on, moved: closing.map(({ chargeId }) => ({ chargeId, status: 'Closed' })), ...movement } });
    current = { ...current, ...movement.after };
  }
  for (const subscriptionId of new Set(lapsed.map((charge) => charge.subscriptionId))) {
    const own = lapsed.filter((charge) => charge.subscriptionId === subscriptionId);
    const event = releaseOf(own, current, { accountId, subscriptionId, on });
    events.push(event);
    current = { ...current, ...event.data.after };
  }
  return events;
};

const releaseOf = (charges: readonly PlacedCharge[], state: Ledger, of: { readonly accountId: string; readonly subscriptionId: string; readonly on: BusinessDate }): Extract<LedgerEvent, { type: 'ChargesReleased' }> => {
  const amount = held(charges);
  return { type: 'ChargesReleased', data: { ...of, moved: charges.map(({ chargeId }) => ({ chargeId, status: 'Deleted' })), ...move(state, { available: amount, blocked: -amount }) } };
};

/** The next period's charges, each whole or not at all (rulings, Billing 17). @throws insufficient_balance */
export const billingDayCharged = ({ subscriptionId, on, charges }: Of<'ChargeBillingDay'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const fresh = charges.filter((charge) => !state.charges.has(charge.chargeId));
  if (fresh.length === 0) return [];
  const amount = fresh.reduce((total, charge) => total + charge.net, 0);
  if (amount > 0 && amount > spendable(state)) throw insufficientBalance(state, amount);
  const placed = fresh.map((draft) => place(draft, state, 'Blocked', { subscriptionId, orderId: null }));
  return [{ type: 'BillingDayCharged', data: { accountId, subscriptionId, on, charges: placed, ...move(state, { available: -amount, blocked: amount }) } }];
};

/** Stop: the days used are written off; the rest of the period is held (annual) or merely noted (monthly). */
export const stopped = ({ subscriptionId, on, rest, id }: Of<'StopCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (state.stopped.has(subscriptionId)) return [];
  const current = liveOf(state, subscriptionId).filter((charge) => covers(charge.period, on));
  const status = rest === 'open' ? 'Opened' : 'Blocked';
  const parts = current.flatMap((charge) => {
    const used = charge.period.from < on ? partOf(charge, { chargeId: id(charge.chargeId, 'used'), period: { from: charge.period.from, to: on }, status: 'Closed' }) : null;
    const left = { chargeId: id(charge.chargeId, 'rest'), period: { from: on, to: charge.period.to }, status } as const;
    return used ? [used, restOf(charge, used, left)] : [{ ...charge, ...left, derivation: { ...charge.derivation, split: { of: charge.chargeId, part: 'rest' } } }];
  });
  const closed = parts.filter((part) => part.status === 'Closed').reduce((total, part) => total + part.net, 0);
  const change = held(parts) - held(current);
  const movement = move(state, { available: -change - closed, blocked: change, revenue: closed });
  return [{ type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'stop', on, replaced: current.map((charge) => charge.chargeId), charges: parts, ...movement } }];
};

/** Activation: of the rest of the period, the days from here on are held again (rulings, Billing 11). @throws insufficient_balance */
export const resumed = ({ subscriptionId, on, id }: Of<'ResumeCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (!state.stopped.has(subscriptionId)) return [];
  const lapsed = liveOf(state, subscriptionId).filter((charge) => charge.period.to <= on && afterStop(state, charge));
  if (lapsed.length > 0) {
    const event = releaseOf(lapsed, state, { accountId, subscriptionId, on });
    return [event, ...resumed({ type: 'ResumeCharges', subscriptionId, on, id }, evolveLedger(state, event), accountId)];
  }
  const current = liveOf(state, subscriptionId).filter((charge) => covers(charge.period, on));
  const parts = current.map((charge) => partOf(charge, { chargeId: id(charge.chargeId, `from ${on}`), period: { from: on, to: charge.period.to }, status: 'Blocked' }));
  const change = held(parts) - held(current);
  if (change > 0 && change > spendable(state)) throw insufficientBalance(state, change);
  const replaced = current.map((charge) => charge.chargeId);
  return [{ type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'activation', on, replaced, charges: parts, ...move(state, { available: -change, blocked: change }) } }];
};

/** Writes the whole term off at once: one closed charge a resource instead of the months (domain.md 4.5). */
export const termClosed = ({ subscriptionId, on, id }: Of<'CloseTerm'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const live = liveOf(state, subscriptionId);
  if (live.length === 0) return [];
  const lineOf = ({ fee, resourceKey }: PlacedCharge): string => `${fee}/${resourceKey ?? ''}`;
  const charges = [...new Set(live.map(lineOf))].map((line) => merged(live.filter((charge) => lineOf(charge) === line), id));
  const amount = charges.reduce((total, charge) => total + charge.net, 0);
  const blocked = held(live);
  if (amount > blocked && amount - blocked > spendable(state)) throw insufficientBalance(state, amount - blocked);
  const movement = move(state, { available: blocked - amount, blocked: -blocked, revenue: amount });
  return [{ type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'manual_closing', on, replaced: live.map((charge) => charge.chargeId), charges, ...movement } }];
};

const merged = (group: readonly PlacedCharge[], id: (chargeId: string, part: string) => string): PlacedCharge => {
  const [first] = group;
  if (!first) throw wrongState('no_charges', 'There is nothing to close.');
  const total = (pick: (charge: PlacedCharge) => number): number => group.reduce((amount, charge) => amount + pick(charge), 0);
  const { derivation } = first;
  const discount = group.find((charge) => charge.discount)?.discount ?? null;
  return {
    ...first,
    chargeId: id(first.chargeId, 'term'),
    status: 'Closed',
    period: { from: group.map((charge) => charge.period.from).sort()[0] ?? first.period.from, to: group.map((charge) => charge.period.to).sort().at(-1) ?? first.period.to },
    gross: total((charge) => charge.gross),
    net: total((charge) => charge.net),
    discount: discount && { ...discount, amount: total((charge) => charge.discount?.amount ?? 0) },
    derivation: {
      ...derivation,
      rule: 'term_closed',
      weight: format(sum(group.map((charge) => parse(charge.derivation.weight)))),
      days: { charged: total((charge) => charge.derivation.days.charged), of: total((charge) => charge.derivation.days.of) },
      exact: format(group.map((charge) => parse(charge.derivation.exact)).reduce(add)),
      grossCorrection: total((charge) => charge.derivation.grossCorrection),
      netCorrection: total((charge) => charge.derivation.netCorrection),
      split: { of: group.map((charge) => charge.chargeId).join(','), part: 'sum' },
    },
  };
};

/** A deleted subscription holds nothing any more. Days already over stay held until they are written off. */
export const released = ({ subscriptionId, on }: Of<'ReleaseCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const live = liveOf(state, subscriptionId).filter((charge) => charge.period.to > on || afterStop(state, charge));
  return live.length === 0 ? [] : [releaseOf(live, state, { accountId, subscriptionId, on })];
};
