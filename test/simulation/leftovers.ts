import type { Auditor } from './auditor.js';
import type { World } from './world.js';

/** Their vendor has yet to do it, so that their charges wait. */
const WAITING: readonly string[] = ['Installing', 'Installation failed', 'Updating', 'Renewing', 'Switching', 'Switching failed', 'Stopping', 'Activating', 'Deleting'];

/** So does a renewal that failed, as long as it would make run again what is stopped. */
const waits = ({ status, stoppedOn }: Readonly<Record<string, unknown>>): boolean => WAITING.includes(String(status)) || (status === 'Renewing failed' && stoppedOn !== null);

/** The subscriptions whose charges wait now. */
export const waiting = async (world: World): Promise<ReadonlySet<string>> => new Set((await world.list('subscriptions')).filter(waits).map(({ id }) => id));

/**
 * After a run nothing is held, or waits, for days that are over; of what was deleted, and of what was cancelled, nothing at all.
 * A run writes off before it lets expire (domain.md 3.9): what waited until then, and was stopped by it, the next run writes off. So it does with the days
 * of a renewal that this run paid, and that were over by then because the vendor was at work on its day.
 */
export const leftovers = async (world: World, auditor: Auditor, waitedBefore: ReadonlySet<string>): Promise<readonly string[]> => {
  const { today } = world;
  const waitNow = await waiting(world);
  const statuses = new Map((await world.list('subscriptions')).map(({ id, status }) => [id, String(status)]));
  const orders = await world.list('orders');
  const cancelled = new Set(orders.filter(({ status }) => status === 'Cancelled').map(({ id }) => id));
  const paidToday = new Set(orders.filter(({ paidOn }) => paidOn === today).map(({ id }) => id));
  return auditor.live().flatMap((charge) => {
    const { chargeId, subscriptionId, orderId, status, period, dueOn } = charge;
    const told = `on ${today}, ${chargeId} of ${subscriptionId} (${statuses.get(subscriptionId)}) is ${status}, ${period.from} to ${period.to}, due ${dueOn}`;
    if (orderId !== null && cancelled.has(orderId)) return [`${told}: its order was cancelled`];
    if (waitedBefore.has(subscriptionId) || waitNow.has(subscriptionId) || (orderId !== null && paidToday.has(orderId))) return [];
    // What a run itself brings to an end, the next one writes off.
    return dueOn < today && period.to < today ? [told] : [];
  });
};
