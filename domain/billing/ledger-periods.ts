import type { Derivation } from '../shared/charge.js';
import { wrongState } from '../shared/errors.js';
import type { LedgerEvent, PlacedCharge } from './billing.events.js';
import { afterStop, as, closesAtStart, isConsumption, isDivisible, isLive, liveOf, move, moved, movement, place, releaseOf, amountsOf, standingAfter } from './ledger-movement.js';
import { assertAffordable, chargesOfSubscription, type Ledger, type LedgerCommand } from './ledger-state.js';
import { closedLine } from './placed-charge.js';

type Of<T extends LedgerCommand['type']> = Extract<LedgerCommand, { type: T }>;

/** An append stays far below 1 MiB (rulings, Software 1). */
const LIMIT = 400;

/** Writes off what is due; the rest of stopped subscriptions is released when its period is over. */
export const dueClosed = (command: Of<'CloseDueCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const { on } = command;
  const due = dueBy(command, state);
  const closing = due.filter((charge) => !afterStop(state, charge));
  const events: LedgerEvent[] = [];
  let current = state;
  if (closing.length > 0) {
    const after = as(closing, 'Closed');
    const change = movement(state, closing, after);
    events.push({ type: 'ChargesClosed', data: { accountId, on, moved: moved(after), lines: after.map((charge) => closedLine(charge, on)), ...change } });
    current = standingAfter(state, change);
  }
  const lapsed = due.filter((charge) => afterStop(state, charge));
  for (const subscriptionId of new Set(lapsed.map((charge) => charge.subscriptionId))) {
    const event = releaseOf(lapsed.filter((charge) => charge.subscriptionId === subscriptionId), current, { accountId, subscriptionId, on });
    events.push(event);
    current = standingAfter(current, event.data);
  }
  return events;
};

const dueBy = ({ on, limit = LIMIT, except = [] }: Of<'CloseDueCharges'>, state: Ledger): readonly PlacedCharge[] => {
  const due: PlacedCharge[] = [];
  for (const [subscriptionId, charges] of state.charges)
    for (const charge of except.includes(subscriptionId) ? [] : charges) {
      if (!isLive(charge) || !(afterStop(state, charge) ? charge.period.to <= on : charge.status === 'Blocked' && charge.dueOn <= on)) continue;
      due.push(charge);
      if (due.length === limit) return due;
    }
  return due;
};

/** What was added to a term that does not come. Its own order releases the rest. */
export const termReleased = ({ subscriptionId, from, on }: Of<'ReleaseTerm'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const ahead = liveOf(state, subscriptionId).filter((charge) => isDivisible(charge) && charge.period.from >= from);
  return ahead.length > 0 ? [releaseOf(ahead, state, { accountId, subscriptionId, on })] : [];
};

/** The next period: its new charges, and those that waited for it, whole or not at all (rulings, Billing 17). @throws insufficient_balance */
export const billingDayCharged = ({ subscriptionId, model, on, charges }: Of<'ChargeBillingDay'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const known = chargesOfSubscription(state, subscriptionId);
  const fresh = charges.filter(({ chargeId }) => !known.some((charge) => charge.chargeId === chargeId));
  const waiting = known.filter((charge) => charge.status === 'Opened' && charge.period.from <= on && on < charge.period.to && !afterStop(state, charge));
  if (fresh.length + waiting.length === 0) return [];
  const begun = waiting.map((charge): PlacedCharge => ({ ...charge, status: model === 'prepay' && closesAtStart(charge) ? 'Closed' : 'Blocked' }));
  const placed = fresh.map((draft) => place(draft, state, 'Blocked', { subscriptionId, orderId: null, model, on }));
  const change = amountsOf(waiting, [...begun, ...placed]);
  assertAffordable(state, 0 - change.available);
  const written = begun.filter(({ status }) => status === 'Closed');
  return [
    { type: 'BillingDayCharged', data: { accountId, subscriptionId, on, charges: [...placed, ...written], moved: moved(begun.filter(({ status }) => status === 'Blocked')), ...move(state, change) } },
  ];
};

/** What costs the customer the same may cost the levels above something else: on another day their prices are others. */
const sameUse = (a: Derivation, b: Derivation): boolean => a.exact === b.exact && JSON.stringify(a.consumption) === JSON.stringify(b.consumption);

/** Pay as you go: the period's one charge gets its new total. What was used is owed, also beyond the balance. */
export const consumptionRecorded = ({ subscriptionId, model, charge, on }: Of<'RecordConsumption'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (state.uninvoiced.has(charge.chargeId)) throw wrongState('period_closed', `The use of ${charge.period.from} to ${charge.period.to} is written off already. What comes later belongs to the next period.`);
  const before = chargesOfSubscription(state, subscriptionId).filter(({ chargeId }) => chargeId === charge.chargeId);
  const placed = place(charge, state, 'Blocked', { subscriptionId, orderId: null, model, on });
  if (before[0] && before[0].net === placed.net && sameUse(before[0].derivation, placed.derivation)) return [];
  if (!isConsumption(placed)) return [];
  return [{ type: 'ConsumptionCharged', data: { accountId, subscriptionId, on, charge: placed, ...movement(state, before, [placed]) } }];
};
