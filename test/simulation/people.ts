import { addDays } from '../../domain/shared/calendar.js';
import type { World } from './world.js';

/** Something that somebody may do on a day. */
type Deed = (world: World) => Promise<unknown>;

const anyOf = async (world: World, view: string, where: Readonly<Record<string, string>> = {}): Promise<(Readonly<Record<string, unknown>> & { readonly id: string }) | undefined> =>
  world.dice.pick(await world.list(view, where));

const quantities = ({ dice }: World): readonly object[] => [
  { resourceKey: 'licences', quantity: dice.between(2, 12) },
  ...(dice.chance(0.5) ? [{ resourceKey: 'storage', quantity: dice.between(0, 6) }] : []),
];

const order: Deed = (world) => {
  const customer = world.dice.pick(world.customers);
  const plan = world.dice.pick(world.plans.filter(({ seller }) => seller.resellerId === customer?.seller.resellerId));
  const promo = world.dice.chance(0.2) ? { promoCode: 'WELCOME' } : {};
  return customer && plan ? world.send('place-order', { accountId: customer.accountId, planId: plan.planId, periodId: world.dice.pick(plan.periodIds), quantities: quantities(world), ...promo }, customer.seller) : Promise.resolve();
};

/** Late, twice, or for something that was cancelled: the platform must say what becomes of it. */
const pay: Deed = async (world) => {
  const found = await anyOf(world, 'payments', world.dice.chance(0.9) ? { status: 'Waiting for payment' } : {});
  if (found) await world.send('complete-payment', { paymentId: found.id, method: 'bank_transfer' });
};

const topUp: Deed = async (world) => {
  const paymentId = await world.send('top-up-account', { accountId: world.dice.pick(world.customers)?.accountId, amount: world.dice.pick([100, 3333, 20_000, 500_000]) });
  if (paymentId && world.dice.chance(0.9)) await world.send('complete-payment', { paymentId, method: 'bank_transfer' });
};

const withSubscription = (name: string, more: (world: World) => object = () => ({})): Deed => async (world) => {
  const found = await anyOf(world, 'subscriptions', world.dice.chance(0.7) ? { status: 'Active' } : {});
  if (found) await world.send(name, { subscriptionId: found.id, ...more(world) }, world.sellerOf(found.accountId));
};

const switchPlan: Deed = async (world) => {
  const found = await anyOf(world, 'subscriptions', { status: 'Active' });
  const plan = world.dice.pick(world.plans.filter(({ planId, seller }) => planId !== found?.planId && seller.resellerId === found?.resellerId));
  if (found && plan) await world.send('switch-plan', { subscriptionId: found.id, planId: plan.planId, periodId: world.dice.pick(plan.periodIds), quantities: quantities(world) }, world.sellerOf(found.accountId));
};

/** Meters tell of the last days, correct themselves, and take back. */
const consume: Deed = async (world) => {
  const { dice, today } = world;
  const found = dice.pick((await world.list('subscriptions')).filter(({ billingType, startDate }) => String(billingType).startsWith('payg') && startDate !== null));
  if (!found) return;
  const record = (index: number): object => ({ recordId: `record ${dice.between(1, 40)}`, usedOn: addDays(today, -dice.between(0, 20)), resourceKey: dice.pick(['licences', 'storage']), quantity: `${dice.pick(['', '', '', '-'])}${dice.between(0, 40)}.${index}`, ...(found.billingType === 'payg_external' && { netUnitPrice: '0.096' }) });
  await world.send('record-consumption', { subscriptionId: found.id, records: [record(dice.between(0, 9))] }, world.sellerOf(found.accountId));
};

const approve: Deed = async (world) => {
  const found = await anyOf(world, 'manual-operations', world.dice.chance(0.9) ? { status: 'Approval required' } : {});
  if (found) await world.send(world.dice.chance(0.7) ? 'approve-manual-operation' : 'decline-manual-operation', { operationId: found.id });
};

/** A price that changes in the middle of everything. */
const reprice: Deed = async (world) => {
  const plan = world.dice.pick(world.plans);
  if (plan) await world.send('change-plan-prices', { planId: plan.planId, resources: [{ key: 'licences', fees: { setup: 0, recurring: world.dice.between(1, 4000), renewal: 0 } }] }, plan.seller);
};

const withOrder = (name: string, status: string): Deed => async (world) => {
  const found = await anyOf(world, 'orders', { status });
  if (found) await world.send(name, { orderId: found.id });
};

const activate: Deed = async (world) => {
  const found = await anyOf(world, 'subscriptions', { status: 'Stopped' });
  if (found) await world.send('activate-subscription', { subscriptionId: found.id });
};

/** Those whose vendor waits are answered by an operator, sooner or later. */
const deliver: Deed = async (world) => {
  for (const status of ['Installing', 'Updating', 'Stopping', 'Activating', 'Deleting', 'Renewing', 'Switching']) {
    for (const { id } of await world.list('subscriptions', { status })) {
      const outcome = world.dice.chance(0.85) ? {} : { outcome: 'failed', reason: 'not to be had' };
      if (world.dice.chance(0.7)) await world.send('complete-provisioning', { subscriptionId: id, ...outcome });
    }
  }
};

/** Whatever did not work is tried again: the way in by its order, a stop, an activation or a deletion by itself. */
const tryAgain: Deed = async (world) => {
  const found = world.dice.pick((await world.list('subscriptions')).filter(({ status }) => String(status).endsWith('failed')));
  const again: Readonly<Record<string, string>> = { 'Stopping failed': 'stop-subscription', 'Activating failed': 'activate-subscription', 'Deletion failed': 'delete-subscription' };
  const name = again[String(found?.status)];
  if (found && name) return world.send(name, { subscriptionId: found.id });
  return withOrder('retry-provisioning', 'Provisioning failed')(world);
};

const correct: Deed = (world) => world.send('correct-balance', { accountId: world.dice.pick(world.customers)?.accountId, amount: world.dice.between(-2000, 3000), reason: 'goodwill' });

/** Of a charge, in part or whole, whatever the account has become since. */
const correctCharge: Deed = async (world) => {
  const found = await anyOf(world, 'charges', { status: 'Closed' });
  if (found) await world.send('correct-balance', { accountId: found.accountId, chargeId: found.id, amount: world.dice.pick([Number(found.net), Math.ceil(Number(found.net) / 3), -7]), reason: 'not as agreed' }, world.sellerOf(found.accountId));
};

const withPayment = (name: string, where: Readonly<Record<string, string>>, more: object = {}): Deed => async (world) => {
  const found = await anyOf(world, 'payments', where);
  if (found) await world.send(name, { paymentId: found.id, ...more });
};

/** Other terms for what is ordered from then on; what runs goes on as it was sold. */
const changeTerms: Deed = async (world) => {
  const { dice } = world;
  const customer = dice.pick(world.customers);
  const mode = (): string => dice.pick(['automatic', 'manual'] as const);
  const terms = { classKey: 'class', cancelUnpaidOrderInDays: 7, paymentModel: dice.pick(['prepay', 'prepay', 'postpay'] as const), threshold: dice.pick([0, 2000]), payWithNegativeBalance: dice.chance(0.5), stopMode: mode(), deleteMode: mode() };
  if (customer) await world.send('edit-account', { accountId: customer.accountId, terms }, customer.seller);
};

const hold: Deed = async (world) => {
  const customer = world.dice.pick(world.customers);
  if (!customer) return;
  const { accountId, seller } = customer;
  await (world.dice.chance(0.4) ? world.send('hold-account', { accountId, reason: 'unclear' }, seller) : world.send('release-account', { accountId }, seller));
};

const turnDiscount: Deed = async (world) => {
  const found = await anyOf(world, 'discounts');
  if (found) await world.send(world.dice.chance(0.5) ? 'deactivate-discount' : 'activate-discount', { discountId: found.id });
};

/** How often each happens, in parts of a hundred or so. */
const DEEDS: readonly (readonly [number, Deed])[] = [
  [24, order],
  [25, pay],
  [8, withOrder('pay-from-balance', 'Waiting for payment')],
  [14, topUp],
  [20, withSubscription('change-subscription', (world) => ({ quantities: quantities(world) }))],
  [5, withSubscription('stop-subscription')],
  [6, activate],
  [4, withSubscription('delete-subscription')],
  [10, withSubscription('renew-subscription', (world) => (world.dice.chance(0.15) ? { quantities: quantities(world) } : {}))],
  [3, withSubscription('set-auto-renew', (world) => ({ on: world.dice.chance(0.7) }))],
  [6, switchPlan],
  [8, consume],
  [6, approve],
  [2, reprice],
  [2, (world) => world.send('provide-guarantee', { accountId: world.dice.pick(world.customers)?.accountId, amount: world.dice.pick([500, 9000, 40_000]) })],
  [1, withSubscription('close-subscription-charges')],
  [3, withOrder('cancel-order', 'Waiting for payment')],
  [2, withOrder('cancel-order', 'Provisioning failed')],
  [8, deliver],
  [4, tryAgain],
  [2, correct],
  [3, correctCharge],
  [1, withPayment('reverse-payment', { status: 'Completed' }, { reason: 'bounced' })],
  [1, withPayment('cancel-payment', { kind: 'services' })],
  [2, withPayment('pay-from-balance', { kind: 'services' })],
  [1, changeTerms],
  [3, hold],
  [3, turnDiscount],
];
const ALL = DEEDS.reduce((sum, [often]) => sum + often, 0);

export const doSomething = async (world: World): Promise<void> => {
  let throwOf = world.dice.between(1, ALL);
  const deed = DEEDS.find(([often]) => (throwOf -= often) <= 0)?.[1];
  await deed?.(world);
};
