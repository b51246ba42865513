import { BILLING_RULES, BILLING_TYPE_KEYS, type BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { addDays } from '../../domain/shared/calendar.js';
import { DomainError } from '../../domain/shared/errors.js';
import { delegatedPlanId } from '../../application/catalog/delegate-plan.js';
import type { Principal } from '../../application/spine/principal.js';
import type { TestSystem } from '../support/system.js';
import { type Dice } from './dice.js';
import { Rehearsals } from './rehearsals.js';

export interface SoldPlan {
  readonly planId: string;
  readonly billingType: BillingTypeKey;
  readonly periodIds: readonly string[];
  readonly seller: Principal;
}

export interface Customer {
  readonly accountId: string;
  readonly seller: Principal;
}

/** One seed's business: a distributor with plans and customers of its own, and the dice that decide what they do. */
export class World {
  private commands = 0;
  /** What was refused, by code: refusals are part of life, and record nothing. */
  readonly refused = new Map<string, number>();
  readonly done = new Map<string, number>();
  readonly rehearsals: Rehearsals;
  today: string;
  /** The last day whose billing run was made. */
  ranOn: string | null = null;

  constructor(
    readonly system: TestSystem,
    readonly dice: Dice,
    start: string,
    readonly plans: SoldPlan[] = [],
    readonly customers: Customer[] = [],
  ) {
    this.today = start;
    this.rehearsals = new Rehearsals(system);
  }

  /** Sends a command, now and then twice at once with one key; refused by a rule is an answer too. */
  async send(name: string, body: object, as: Principal = this.system.admin): Promise<string | null> {
    const key = `command ${++this.commands}`;
    const times = this.dice.chance(0.1) ? 2 : 1;
    const rehearsed = await this.rehearsals.before(name, body, { key, as, correlationId: key });
    const answers = await Promise.allSettled(Array.from({ length: times }, () => this.system.send(name, body, { key, as, correlationId: key })));
    const refusal = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as Error) : null)).find((error) => error !== null);
    if (refusal && !(refusal instanceof DomainError)) throw new Error(`${name} ${JSON.stringify(body)}: ${refusal.message} ${JSON.stringify((refusal as { readonly errors?: unknown }).errors ?? '')}`, { cause: refusal });
    const code = refusal instanceof DomainError ? `${name}: ${refusal.code}` : null;
    const tally = code === null ? this.done : this.refused;
    tally.set(code ?? name, (tally.get(code ?? name) ?? 0) + 1);
    const [first] = answers;
    await this.system.settle();
    if (times === 1) await rehearsed(refusal);
    return first?.status === 'fulfilled' ? first.value.id : null;
  }

  async must(name: string, body: object, as: Principal = this.system.admin): Promise<string> {
    const id = await this.send(name, body, as);
    if (id === null) throw new Error(`${name} was refused: ${[...this.refused.keys()].at(-1)}`);
    return id;
  }

  /** Documents in an order that does not depend on who was served first. */
  async list(view: string, where: Readonly<Record<string, string>> = {}): Promise<readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]> {
    return [...(await this.system.find(view, where))].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Who serves an account: the staff of its reseller. */
  sellerOf(accountId: unknown): Principal {
    return this.customers.find((customer) => customer.accountId === accountId)?.seller ?? this.system.admin;
  }

  async advance(days: number): Promise<void> {
    this.today = addDays(this.today, days);
    await this.system.moveTo(this.today);
  }
}

const FEES = [1, 31, 333, 500, 1250, 3100, 9999] as const;
const TERMS: readonly object[] = [{ count: 1, unit: 'month' }, { count: 2, unit: 'month' }, { count: 1, unit: 'year' }];

const periodsOf = (billingType: BillingTypeKey, dice: Dice): readonly object[] => {
  const { terms, days, oneTimeFees, writtenOff, renewal } = BILLING_RULES[billingType];
  const fee = (): number => (dice.chance(0.5) ? dice.pick(FEES) : 0);
  const isMonthly = terms !== 'endless' && writtenOff !== 'when_paid';
  const fees = (): object => ({ setup: oneTimeFees ? fee() : 0, recurring: isMonthly ? fee() : 0, renewal: oneTimeFees && renewal !== 'never' ? fee() : 0 });
  const [first, ...others] = terms === 'endless' ? [null] : TERMS;
  const more = [...(days ? [{ count: 45, unit: 'day' }] : []), ...(terms === 'both' ? [null] : [])];
  return [first, ...others, ...more].map((term, index) => ({ periodId: `p${index}`, term, fees: fees() }));
};

const createPlan = async (world: World, billingType: BillingTypeKey, { serviceTermsId, productId }: { readonly serviceTermsId: string; readonly productId: string }): Promise<void> => {
  const { dice } = world;
  const { oneTimeFees, writtenOff, renewal } = BILLING_RULES[billingType];
  const isMonthly = billingType !== 'payg_external' && writtenOff !== 'when_paid';
  const periods = periodsOf(billingType, dice);
  const resource = (key: string, included: number): object => ({
    key, name: key, unit: 'piece', included, minimum: included, limit: 50,
    fees: { setup: oneTimeFees && dice.chance(0.3) ? dice.pick(FEES) : 0, recurring: isMonthly ? dice.pick(FEES) : 0, renewal: oneTimeFees && renewal !== 'never' && dice.chance(0.3) ? dice.pick(FEES) : 0 },
  });
  const planId = await world.send('create-plan', {
    productId, serviceTermsId, name: billingType, billingType, currency: 'EUR', fixedPrice: dice.chance(0.3), autoRenewDefault: dice.chance(0.5), periods,
    resources: [resource('licences', dice.pick([0, 0, 2])), resource('storage', 0)],
    ...(billingType === 'payg_external' && { markup: '15' }),
  });
  if (planId === null || (await world.send('publish-plan', { planId })) === null) return;
  world.plans.push({ planId, billingType, seller: world.system.admin, periodIds: periods.map((_, index) => `p${index}`) });
};

const openAccount = async (world: World, terms: object, seller = world.system.admin): Promise<void> => {
  const accountId = await world.must('open-account', {
    kind: 'legal_entity', name: `Customer ${world.customers.length + 1}`, email: 'office@example.com', address: { country: 'NO' },
    terms: { classKey: 'class', cancelUnpaidOrderInDays: 7, ...terms },
  }, seller);
  world.customers.push({ accountId, seller });
};

/** Plans of a few billing types, customers of every payment model, a discount or two, and resellers below. */
export const populate = async (world: World): Promise<void> => {
  const { dice } = world;
  const serviceTermsId = await world.must('create-service-terms', {
    key: 'terms', name: 'Standard', billingDay: dice.chance(0.5) ? 1 : dice.between(2, 28), manualRenewPoint: dice.pick([-1, 30]), autoRenewPoint: 10, gracePeriod: dice.pick([0, 5]), stopPeriod: 14,
  });
  const productId = await world.must('create-product', { name: 'Office', category: 'Tools', vendor: 'Vendor', provisioning: { plugin: 'simulated', behaviour: 'succeed' } });
  const others = BILLING_TYPE_KEYS.filter((key) => key !== 'csp_monthly').sort(() => (dice.chance(0.5) ? 1 : -1));
  for (const billingType of [...others.slice(0, 1), 'csp_monthly' as const, ...others.slice(1, 4)]) await createPlan(world, billingType, { serviceTermsId, productId });
  await openAccount(world, { paymentModel: 'prepay', threshold: 0 });
  await openAccount(world, { paymentModel: 'prepay', threshold: 2000, payWithNegativeBalance: dice.chance(0.5), subzeroPeriod: dice.pick([-1, 14]), guaranteedPaymentLimit: 50_000, guaranteedPaymentDays: 10 });
  await openAccount(world, { paymentModel: 'postpay', subscriptionCreditLimit: dice.pick([100_000, 10_000_000]) });
  await discounts(world);
  await branch(world);
};

/** A reseller below the distributor and one below that; what they sell was delegated to them, at prices of their own. */
const branch = async (world: World): Promise<void> => {
  const [own] = world.plans;
  if (!own) return;
  let [above, planId] = [world.system.admin, own.planId];
  for (const name of ['R1', 'R2']) {
    const resellerId = await world.must('create-reseller', { parentId: above.resellerId, name, currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en' }, above);
    const seller = { ...above, id: `${name} admin`, resellerId, resellerPath: `${above.resellerPath}${resellerId}/` };
    if ((await world.send('delegate-plan', { planId, resellerId }, above)) === null) return;
    planId = delegatedPlanId(planId, resellerId);
    await world.send('change-plan-prices', { planId, resources: [{ key: 'storage', fees: { setup: 0, recurring: world.dice.pick(FEES), renewal: 0 } }] }, seller);
    if ((await world.send('publish-plan', { planId }, seller)) === null) return;
    world.plans.push({ ...own, planId, seller });
    above = seller;
  }
  await openAccount(world, world.dice.pick([{ paymentModel: 'prepay', threshold: 0 }, { paymentModel: 'postpay' }]), above);
};

const discounts = async (world: World): Promise<void> => {
  const { dice } = world;
  for (const [index, percentage] of (['10', '12.5', '33.33'] as const).entries()) {
    if (!dice.chance(0.6)) continue;
    const fees = dice.pick([['recurring'], ['setup', 'recurring'], ['setup', 'renewal', 'recurring']] as const);
    const scope = index === 0 ? { type: 'promo_code', code: 'WELCOME' } : { type: 'account' };
    const limits = dice.chance(0.3) ? { accountLimit: 2, subscriptionLimit: dice.between(1, 2) } : {};
    const discountId = await world.send('create-discount', { name: `Discount ${index}`, percentage, fees, ...scope, ...limits });
    if (discountId !== null) await world.send('activate-discount', { discountId });
  }
};
