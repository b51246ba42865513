import type { LedgerEvent, PlacedCharge } from './billing.events.js';
import { afterStop, as, idsOf, isDivisible, liveOf, moved, movement, standingAfter } from './ledger-movement.js';
import type { Ledger, LedgerCommand } from './ledger-state.js';
import { due, merged, usedStatus } from './ledger-stops.js';
import { covers, cutAt, withQuantity } from './split.js';

type Of<T extends LedgerCommand['type']> = Extract<LedgerCommand, { type: T }>;
type Id = Of<'ReduceCharges'>['id'];

/** A charge that has to lose some of its quantity. */
interface Loss {
  readonly charge: PlacedCharge;
  readonly left: number;
}

/**
 * Fewer of a resource: the used days are written off, the unused part of the old charge comes back, the new quantity is
 * held instead, and the future is made anew (domain.md 4.11). What was bought last goes first.
 */
export const reduced = ({ subscriptionId, on, resources, id }: Of<'ReduceCharges'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const live = liveOf(state, subscriptionId).filter((charge) => isDivisible(charge) && charge.period.to > on && !afterStop(state, charge));
  const losses = resources.flatMap(({ resourceKey, to, until }) => lossesOf(live.filter((charge) => charge.resourceKey === resourceKey && (until === undefined || charge.period.from < until)), to));
  if (losses.length === 0) return [];
  const before = losses.map(({ charge }) => charge);
  const parts = losses.flatMap((loss) => (loss.charge.period.from < on ? currentParts(loss, on, id) : futureParts(loss, id)));
  const change = movement(state, before, parts);
  const split: LedgerEvent = { type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'decrease', on, replaced: idsOf(before), charges: parts, ...change } };
  const waiting = parts.filter(({ status }) => status === 'Waiting for refund');
  if (waiting.length === 0) return [split];
  const refunded = as(waiting, 'Refunded');
  return [split, { type: 'ChargesRefunded', data: { accountId, subscriptionId, on, moved: moved(refunded), ...movement(standingAfter(state, change), waiting, refunded) } }];
};

/** In each period, the charges that were made last lose quantity first, until only `to` is left. */
const lossesOf = (charges: readonly PlacedCharge[], to: number): readonly Loss[] =>
  [...new Set(charges.map(({ period }) => period.to))].flatMap((end) => {
    const period = charges.filter((charge) => charge.period.to === end);
    let excess = period.reduce((total, { derivation }) => total + derivation.quantity, 0) - to;
    const losses: Loss[] = [];
    for (const charge of [...period].reverse()) {
      const taken = Math.min(charge.derivation.quantity, Math.max(0, excess));
      excess -= taken;
      if (taken > 0) losses.push({ charge, left: charge.derivation.quantity - taken });
    }
    return losses;
  });

const currentParts = ({ charge, left }: Loss, on: string, id: Id): readonly PlacedCharge[] => {
  const { used, rest } = cutAt(charge, on, { used: { chargeId: id(charge.chargeId, `used ${on}`), status: usedStatus(charge) }, rest: { chargeId: id(charge.chargeId, `unused ${on}`), status: 'Waiting for refund' } });
  const kept = left > 0 ? [due(withQuantity(rest, left, { chargeId: id(charge.chargeId, `kept ${on}`), status: charge.status }))] : [];
  return [...(used ? [due(used)] : []), due(rest), ...kept];
};

const futureParts = ({ charge, left }: Loss, id: Id): readonly PlacedCharge[] => (left > 0 ? [withQuantity(charge, left, { chargeId: id(charge.chargeId, `of ${left}`), status: charge.status })] : []);

/**
 * An increase that counts from tomorrow (ESET): the days so far are written off at the old quantity, and what is left of
 * the period is one charge of the new one (rulings, Billing 7): 10 to 12 on 24 Oct at 2.00 is 15.48, then 5.42.
 */
export const increaseMerged = ({ subscriptionId, orderId, on, id }: Of<'MergeIncrease'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const current = liveOf(state, subscriptionId).filter((charge) => isDivisible(charge) && covers(charge.period, on) && charge.status === 'Blocked');
  const added = current.filter((charge) => charge.orderId === orderId);
  const groups = added.map((delta) => [delta, ...current.filter((charge) => charge.orderId !== orderId && isAlike(charge, delta))] as const);
  const merging = groups.filter((group) => group.length > 1);
  const parts = merging.flatMap((group) => mergedFrom(group, on, id));
  if (merging.length === 0) return [];
  const before = merging.flat();
  return [{ type: 'ChargesSplit', data: { accountId, subscriptionId, cause: 'increase', on, replaced: idsOf(before), charges: parts, ...movement(state, before, parts) } }];
};

/** What has another price or discount stands on its own, so that it can be taken back for what it cost. */
const isAlike = (charge: PlacedCharge, { resourceKey, discount, derivation: { unitFee } }: PlacedCharge): boolean =>
  charge.resourceKey === resourceKey && charge.derivation.unitFee === unitFee && charge.discount?.id === discount?.id && charge.discount?.percentage === discount?.percentage;

const mergedFrom = ([delta, ...bases]: readonly [PlacedCharge, ...PlacedCharge[]], on: string, id: Id): readonly PlacedCharge[] => {
  const cuts = bases.map((base) => cutAt(base, on, { used: { chargeId: id(base.chargeId, `used ${on}`), status: usedStatus(base) }, rest: { chargeId: id(base.chargeId, `rest ${on}`), status: 'Blocked' } }));
  const group = [delta, ...cuts.map(({ rest }) => rest)];
  const one = merged(group, () => id(delta.chargeId, `merged ${on}`));
  const quantity = group.reduce((total, { derivation }) => total + derivation.quantity, 0);
  const { weight, days } = delta.derivation;
  // It is the period's charge from now on, and no longer only what the order added.
  const whole = { ...one, orderId: bases[0]?.orderId ?? null, period: delta.period, derivation: { ...one.derivation, quantity, weight, days } };
  return [...cuts.flatMap(({ used }) => (used ? [due(used)] : [])), whole];
};
