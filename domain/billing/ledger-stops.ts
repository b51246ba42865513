import type { BusinessDate } from '../shared/calendar.js';
import type { ChargePart } from '../shared/charge.js';
import { add, format, multiply, parse, ratio, sum, type Ratio } from '../shared/ratio.js';
import { wrongState } from '../shared/errors.js';
import type { LedgerEvent, PlacedCharge } from './billing.events.js';
import { evolveLedger } from './ledger-fold.js';
import { afterStop, dueOn, idsOf, isDivisible, liveOf, move, amountsOf, movement, releaseOf, TERM_CLOSED } from './ledger-movement.js';
import { assertAffordable, type Ledger, type LedgerCommand } from './ledger-state.js';
import { covers, cutAt, owedInFull, partOf } from './split.js';

type Of<T extends LedgerCommand['type']> = Extract<LedgerCommand, { type: T }>;

/** Used days of prepaid charges are written off at once, those of postpaid ones on the next billing day (domain.md 4.11). */
export const usedStatus = ({ model }: PlacedCharge): 'Closed' | 'Blocked' => (model === 'prepay' ? 'Closed' : 'Blocked');

/** A cut part's planned day of writing off; the part of a postpaid charge keeps the billing day of the whole. */
export const due = (part: PlacedCharge): PlacedCharge => ({ ...part, dueOn: part.model === 'prepay' ? dueOn({ ...part, onSettlement: 'block' }, 'prepay', part.period.from) : part.dueOn });

/** Stop: the days used are written off; the rest of the period is held (annual), merely noted (monthly), or owed in full. */
export const stopped = ({ subscriptionId, on, rest, id }: Of<'StopCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (state.stopped.has(subscriptionId)) return [];
  const cut = rest === 'owed' ? [] : liveOf(state, subscriptionId).filter(isDivisible).filter((charge) => covers(charge.period, on));
  const status = rest === 'block' ? 'Blocked' : 'Opened';
  const parts = cut.flatMap((charge) => {
    const { used, rest: left } = cutAt(charge, on, { used: { chargeId: id(charge.chargeId, 'used'), status: usedStatus(charge) }, rest: { chargeId: id(charge.chargeId, 'rest'), status } });
    return used ? [due(used), due(left)] : [due(left)];
  });
  return [{ type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'stop', rest, on, replaced: idsOf(cut), charges: parts, ...movement(state, cut, parts) } }];
};

/** Activation: of the rest of the period, the days from here on are held again (rulings, Billing 11). @throws insufficient_balance */
export const resumed = (command: Of<'ResumeCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const { subscriptionId, on, id } = command;
  const stop = state.stopped.get(subscriptionId);
  if (!stop) return [];
  const lapsed = liveOf(state, subscriptionId).filter((charge) => charge.period.to <= on && afterStop(state, charge));
  if (lapsed.length > 0) {
    const event = releaseOf(lapsed, state, { accountId, subscriptionId, on });
    return [event, ...resumed(command, evolveLedger(state, event), accountId)];
  }
  const cut = stop.rest === 'owed' ? [] : liveOf(state, subscriptionId).filter((charge) => isDivisible(charge) && covers(charge.period, on) && !isHeldFrom(charge, on));
  const parts = cut.map((charge) => due(partFrom(charge, on, id(charge.chargeId, `from ${on}`))));
  const change = amountsOf(cut, parts);
  assertAffordable(state, 0 - change.available);
  return [{ type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'activation', on, replaced: idsOf(cut), charges: parts, ...move(state, change) } }];
};

/** A renewal's first period begins with the activation: nothing of it is cut. */
const isHeldFrom = ({ status, period }: PlacedCharge, on: BusinessDate): boolean => status === 'Blocked' && period.from === on;

const partFrom = (charge: PlacedCharge, on: BusinessDate, chargeId: string): PlacedCharge =>
  charge.period.from < on
    ? partOf(charge, { chargeId, period: { from: on, to: charge.period.to }, status: 'Blocked' })
    : cutAt(charge, on, { used: { chargeId: '', status: 'Deleted' }, rest: { chargeId, status: 'Blocked' } }).rest;

/**
 * Deletion and switch: the days used are written off (or the whole period, where it is owed in full), everything later is
 * Deleted, and what was held for it is free again (domain.md 4.11). Days already over wait for their billing day.
 */
export const ended = ({ subscriptionId, on, owed, keep, id }: Of<'EndCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const live = liveOf(state, subscriptionId).filter((charge) => isDivisible(charge) && (keep === undefined || charge.orderId !== keep) && (charge.period.to > on || charge.status === 'Opened' || afterStop(state, charge)));
  if (live.length === 0) return [];
  const parts = live.filter((charge) => !afterStop(state, charge)).flatMap((charge) => lastPart(charge, { on, owed, id }));
  return [{ type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'end', on, replaced: idsOf(live), charges: parts, ...movement(state, live, parts) } }];
};

const lastPart = (charge: PlacedCharge, { on, owed, id }: Pick<Of<'EndCharges'>, 'on' | 'owed' | 'id'>): readonly PlacedCharge[] => {
  const begun = owed ? charge.period.from <= on : charge.period.from < on;
  if (!begun || charge.status === 'Opened') return [];
  const used = { chargeId: id(charge.chargeId, 'used'), status: usedStatus(charge) };
  if (owed) return [owedInFull(charge, used)];
  const { used: part } = cutAt(charge, on, { used, rest: { chargeId: '', status: 'Deleted' } });
  return part ? [due(part)] : [];
};

/** Writes the whole term off at once: one closed charge a resource instead of the months (domain.md 4.5). */
export const termClosed = ({ subscriptionId, on, until, id }: Of<'CloseTerm'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const live = liveOf(state, subscriptionId).filter((charge) => isDivisible(charge) && (until === null || charge.period.from < until));
  if (live.length === 0) return [];
  const lineOf = ({ fee, resourceKey, origin: { planId } }: PlacedCharge): string => `${planId}/${fee}/${resourceKey ?? ''}`;
  const charges = [...new Set(live.map(lineOf))].map((line) => whole(live.filter((charge) => lineOf(charge) === line), { on, id }));
  const change = amountsOf(live, charges);
  assertAffordable(state, 0 - change.available);
  return [{ type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'manual_closing', on, replaced: idsOf(live), charges, ...move(state, change) } }];
};

const whole = (group: readonly PlacedCharge[], { on, id }: Pick<Of<'CloseTerm'>, 'on' | 'id'>): PlacedCharge => {
  const charge = merged(group, (first) => id(first, 'term'));
  return { ...charge, status: usedStatus(charge), dueOn: dueOn({ ...charge, onSettlement: 'close' }, charge.model, on), derivation: { ...charge.derivation, rule: TERM_CLOSED, parts: group.map(partIn) } };
};

const partIn = ({ period, origin, derivation: { quantity, weight } }: PlacedCharge): ChargePart => ({ quantity, weight, period, origin });

/** Several charges of one line as one. Amounts add up; the weight counts the first one's quantity, so that quantity x weight is what all of them had. */
export const merged = (group: readonly PlacedCharge[], idOf: (first: string) => string): PlacedCharge => {
  const [first] = group;
  if (!first) throw wrongState('no_charges', 'There is nothing to put together.');
  const total = (pick: (charge: PlacedCharge) => number): number => group.reduce((amount, charge) => amount + pick(charge), 0);
  const { derivation } = first;
  const discount = group.find((charge) => charge.discount)?.discount ?? null;
  return {
    ...first,
    chargeId: idOf(first.chargeId),
    period: { from: group.map((charge) => charge.period.from).sort()[0] ?? first.period.from, to: group.map((charge) => charge.period.to).sort().at(-1) ?? first.period.to },
    gross: total((charge) => charge.gross),
    net: total((charge) => charge.net),
    discount: discount && { ...discount, amount: total((charge) => charge.discount?.amount ?? 0) },
    derivation: {
      ...derivation,
      weight: format(multiply(sum(group.map(quantityMonths)), ratio(1, derivation.quantity))),
      days: { charged: total((charge) => charge.derivation.days.charged), of: total((charge) => charge.derivation.days.of) },
      exact: format(group.map((charge) => parse(charge.derivation.exact)).reduce(add)),
      grossCorrection: total((charge) => charge.derivation.grossCorrection),
      netCorrection: total((charge) => charge.derivation.netCorrection),
      split: { of: idsOf(group).join(','), part: 'sum' },
    },
  };
};

const quantityMonths = ({ derivation: { quantity, weight } }: PlacedCharge): Ratio => multiply(ratio(quantity), parse(weight));
