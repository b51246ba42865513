import { Bootstrap } from '../../application/partners/bootstrap.js';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { orderPaymentId } from '../../application/billing/payments.js';
import { followUp } from '../../application/spine/context.js';
import { derivedId } from '../../application/spine/ids.js';
import type { JsonObject } from '../../application/ports/read-store.js';
import { systemPrincipal, type Principal, type Role } from '../../application/spine/principal.js';
import { Transactor } from '../../application/spine/transactor.js';
import { order } from '../../domain/sales/order.js';
import { addDays } from '../../domain/shared/calendar.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { SimulatedClock } from '../clock/clocks.js';
import type { Platform } from '../main/platform.js';
import type { PartnerCenterSimulator } from '../partner-center/simulator/simulator.js';
import { azureAccount, AzureChapter } from './azure-chapter.js';
import { ReservationChapter } from './reservation-chapter.js';
import { Actor } from './demo-actors.js';
import { EngineChapter, type Cast } from './engine-chapter.js';
import { chainReseller, engineAccounts } from './engine-world.js';
import { LAST_DAY, storyOf, type DemoChange, type DemoOrder } from './story.js';
import { accounts, discounts, plans, products, resellers, ROOT, serviceTerms, staff, type DemoAccount, type DemoReseller } from './world.js';

export const DEMO_PASSWORD = 'skyledger-demo';
export const demoEmail = (name: string): string => `${name}@demo.skyledger.example`;

/** A log-in to print, one a role. */
export interface DemoLogin {
  readonly role: string;
  readonly email: string;
  readonly where: 'console' | 'portal';
}

export const demoLogins: readonly DemoLogin[] = [
  { role: 'Operator, admin of the distributor', email: demoEmail('admin'), where: 'console' },
  { role: 'Product owner', email: demoEmail('owner'), where: 'console' },
  { role: 'Marketing', email: demoEmail('marketing'), where: 'console' },
  { role: 'Sales', email: demoEmail('sales'), where: 'console' },
  { role: 'Auditor', email: demoEmail('auditor'), where: 'console' },
  { role: 'Admin of a downstream reseller (Nordwind Cloud)', email: demoEmail('nord.admin'), where: 'console' },
  { role: 'Customer, Owner (Atelier Blau)', email: demoEmail('atelier.owner'), where: 'portal' },
  { role: 'Customer, Admin (Atelier Blau)', email: demoEmail('atelier.admin'), where: 'portal' },
  { role: 'Customer, User (Atelier Blau)', email: demoEmail('atelier.user'), where: 'portal' },
  { role: 'Customer with every billing type (Werft Elbe)', email: demoEmail('werft.owner'), where: 'portal' },
  { role: 'Customer with a year of Azure usage (Sternwarte Nord)', email: demoEmail('sternwarte.owner'), where: 'portal' },
  { role: 'Customer who pays by invoice (Kanzlei Morgen)', email: demoEmail('kanzlei.owner'), where: 'portal' },
];

const everybody: readonly DemoAccount[] = [...accounts, ...engineAccounts, azureAccount];

const LEVELS = ['Owner', 'Admin', 'User'] as const;
const at = (date: string): string => `${date}T09:00:00.000Z`;

/**
 * A year of business, made by commands through the domain at simulated dates, by real managers and users. The same last
 * day gives the same events, but for secrets.
 */
export class DemoSeed implements Cast {
  private readonly admins = new Map<string, Actor>();
  private readonly owners = new Map<string, Actor>();
  private readonly ids = new Map<string, string>();
  private readonly firstDay: string;
  private readonly story: ReturnType<typeof storyOf>;
  private readonly engine: EngineChapter;
  private readonly azure: AzureChapter;
  private readonly reservations: ReservationChapter;

  constructor(
    private readonly platform: Platform,
    private readonly clock: SimulatedClock,
    private readonly lastDay: string,
    simulator: PartnerCenterSimulator,
    private readonly progress: (done: number, of: number, what: string) => void,
  ) {
    this.firstDay = addDays(lastDay, -LAST_DAY);
    this.story = storyOf(this.firstDay);
    this.engine = new EngineChapter(this, LAST_DAY, (day) => addDays(this.firstDay, day));
    this.azure = new AzureChapter(this, platform, simulator, LAST_DAY);
    this.reservations = new ReservationChapter(this, platform, LAST_DAY);
  }

  async run(): Promise<void> {
    await this.moveTo(this.firstDay);
    for (const reseller of [...resellers, chainReseller]) await this.addReseller(reseller);
    for (const account of everybody) await this.addAccount(account);
    for (const discount of discounts) await this.addDiscount(discount);
    await this.engine.prepare();
    await this.settle();
    for (let day = 0; day <= LAST_DAY; day++) {
      await this.liveThrough(day);
      if (day % 30 === 0) this.progress(day, LAST_DAY, addDays(this.firstDay, day));
    }
    this.progress(LAST_DAY, LAST_DAY, this.lastDay);
  }

  private async liveThrough(day: number): Promise<void> {
    const date = addDays(this.firstDay, day);
    await this.moveTo(date);
    await this.platform.container.get(BillingRunner).run(date, { simulated: true });
    if (day % 60 === 1) for (const account of everybody) await this.topUp(account, day);
    const { orders, changes } = this.story;
    for (const placed of orders.filter((candidate) => candidate.day === day)) await this.place(placed);
    for (const placed of orders.filter(({ end, day: on, payAfter = 0 }) => end === 'paid' && on + payAfter === day)) await this.completeOrder(placed.key, placed.account);
    for (const change of changes.filter((candidate) => candidate.day === day)) await this.change(change);
    await this.engine.live(day);
    await this.azure.live(day, date);
    await this.reservations.live(day);
  }

  private async moveTo(date: string): Promise<void> {
    await this.platform.workflows.drain();
    this.clock.moveTo(at(date));
  }

  /** Everything that follows has happened, and can be found. */
  async settle(): Promise<void> {
    await this.platform.workflows.drain();
    await this.platform.views.catchUp();
  }

  private async addReseller({ key, parent, name, currency, timeZone, locale, rate }: DemoReseller): Promise<void> {
    const root = parent === null;
    const person = { firstName: 'Alex', lastName: root ? 'Berg' : name.split(' ')[0] ?? name };
    const email = demoEmail(root ? 'admin' : `${key}.admin`);
    if (root) {
      const { resellerId, managerId } = await this.platform.container.get(Bootstrap).run({ name, currency, timeZone, locale, ...person, email, password: DEMO_PASSWORD, simulated: true });
      this.ids.set(`reseller ${key}`, resellerId);
      this.admins.set(key, this.actor('manager', managerId, 'admin', { resellerId, resellerPath: `/${resellerId}/` }));
      for (const { role, ...who } of staff) await this.admin(ROOT).send('create-manager', `manager ${role}`, { role, ...who, email: demoEmail(role), password: DEMO_PASSWORD });
    } else {
      const above = this.admin(parent);
      const resellerId = await above.send('create-reseller', `reseller ${key}`, { parentId: this.id(`reseller ${parent}`), name, currency, timeZone, locale });
      const managerId = await above.send('create-manager', `admin ${key}`, { resellerId, role: 'admin', ...person, email, password: DEMO_PASSWORD });
      this.ids.set(`reseller ${key}`, resellerId);
      this.admins.set(key, this.actor('manager', managerId, 'admin', { resellerId, resellerPath: `${above.principal.resellerPath}${resellerId}/` }));
    }
    await this.addCatalogue(key, currency, rate);
  }

  private async addCatalogue(reseller: string, currency: string, rate: number): Promise<void> {
    const owner = this.admin(reseller);
    const make = async (name: string, key: string, body: object): Promise<void> => void this.ids.set(`${reseller} ${key}`, await owner.send(name, `${reseller} ${key}`, body));
    for (const terms of serviceTerms) await make('create-service-terms', terms.key, terms);
    for (const { key, behaviour, ...product } of products) await make('create-product', key, { ...product, provisioning: { plugin: 'simulated', behaviour } });
    for (const { key, product, terms, name, sku, billingType, resource, included, minimum, limit, fee, planFee, setup, term } of plans) {
      const [resourceKey, title, unit] = resource;
      await make('create-plan', `plan ${key}`, {
        productId: this.id(`${reseller} ${product}`), serviceTermsId: this.id(`${reseller} ${terms}`), name, sku, description: '', billingType, currency,
        periods: [{ periodId: term ? `${term.count}_${term.unit}` : 'endless', term, fees: { setup: setup * rate, recurring: planFee * rate, renewal: 0 } }],
        resources: [{ key: resourceKey, name: title, unit, included, minimum, limit, fees: { setup: 0, recurring: fee * rate, renewal: 0 } }],
      });
      await owner.send('publish-plan', `${reseller} publish ${key}`, { planId: this.id(`${reseller} plan ${key}`) });
    }
  }

  private async addAccount({ key, reseller, kind, name, country, city, people, threshold, ...more }: DemoAccount & { readonly terms?: object }): Promise<void> {
    const seller = this.admin(reseller);
    const [[firstName, lastName] = ['', '']] = people;
    const names = kind === 'person' ? { firstName, lastName } : { name };
    const terms = { classKey: threshold > 0 ? 'prepay_trusted' : 'prepay', paymentModel: 'prepay', threshold: this.local(reseller, threshold), payWithNegativeBalance: threshold > 0, cancelUnpaidOrderInDays: 7, ...more.terms };
    const accountId = await seller.send('open-account', `account ${key}`, { kind, ...names, email: demoEmail(`${key}.office`), address: { country, city }, terms });
    this.ids.set(`account ${key}`, accountId);
    for (const [index, [first, last]] of people.entries()) {
      const level = LEVELS[index] ?? 'User';
      const userId = await seller.send('register-user', `${key} ${level}`, { accountId, level, email: demoEmail(`${key}.${level.toLowerCase()}`), firstName: first, lastName: last, password: DEMO_PASSWORD });
      if (level === 'Owner') this.owners.set(key, this.actor('user', userId, level, { ...seller.principal, accountId }));
    }
  }

  private async addDiscount({ key, reseller, name, type, percentage, code, accounts: scope }: (typeof discounts)[number]): Promise<void> {
    const owner = this.admin(reseller);
    const body = { name, type, percentage, fees: ['recurring'], ...(code ? { code } : {}), ...(scope ? { accountIds: scope.map((account) => this.id(`account ${account}`)) } : {}), validFrom: this.firstDay };
    const discountId = await owner.send('create-discount', `discount ${key}`, body);
    await owner.send('activate-discount', `discount ${key} on`, { discountId });
  }

  private async topUp({ key, reseller, topUp }: DemoAccount, day: number): Promise<void> {
    if (topUp === null) return;
    const paymentId = await this.owner(key).send('top-up-account', `${key} top-up ${day}`, { accountId: this.id(`account ${key}`), amount: this.local(reseller, topUp) });
    await this.admin(reseller).send('complete-payment', `${key} top-up ${day} came in`, { paymentId, method: 'bank_transfer', externalTransactionId: `BT-${key}-${day}` });
    await this.settle();
  }

  private async place({ key, account, plan, quantity, promoCode, end }: DemoOrder): Promise<void> {
    const { reseller } = this.accountOf(account);
    const definition = plans.find((candidate) => candidate.key === plan);
    const periodId = definition?.term ? `${definition.term.count}_${definition.term.unit}` : 'endless';
    const body = { accountId: this.id(`account ${account}`), planId: this.id(`${reseller} plan ${plan}`), periodId, quantities: [{ resourceKey: definition?.resource[0], quantity }], ...(promoCode ? { promoCode } : {}) };
    const orderId = await this.owner(account).send('place-order', `order ${key}`, body);
    this.ids.set(`order ${key}`, orderId);
    this.ids.set(`subscription ${key}`, await this.subscriptionOf(orderId));
    await this.settle();
    if (end === 'cancelled') await this.owner(account).send('cancel-order', `order ${key} cancelled`, { orderId });
    if (end === 'balance') await this.payFromBalance(orderId, key, account);
    await this.settle();
  }

  /** From the balance; an account that has too little pays the payment itself. */
  private async payFromBalance(orderId: string, key: string, account: string): Promise<void> {
    try {
      await this.owner(account).send('pay-from-balance', `order ${key} from balance`, { orderId });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.completeOrder(key, account);
    }
    await this.settle();
  }

  private async completeOrder(key: string, account: string): Promise<void> {
    const paymentId = orderPaymentId(this.id(`order ${key}`), 0);
    const { reseller } = this.accountOf(account);
    await this.admin(reseller).send('complete-payment', `payment ${key}`, { paymentId, method: 'card', externalTransactionId: `CC-${key}` });
    await this.settle();
  }

  private async change(change: DemoChange): Promise<void> {
    const { account, plan } = this.story.orders.find(({ key }) => key === change.order) ?? { account: '', plan: 'e3m' };
    const [owner, admin] = [this.owner(account), this.admin(this.accountOf(account).reseller)];
    const subscriptionId = this.id(`subscription ${change.order}`);
    const key = `${change.kind} ${change.order}`;
    switch (change.kind) {
      case 'increase': {
        const resourceKey = plans.find((candidate) => candidate.key === plan)?.resource[0];
        const orderId = await owner.send('change-subscription', key, { subscriptionId, quantities: [{ resourceKey, quantity: change.quantity }] });
        this.ids.set(`order ${key}`, orderId);
        await this.settle();
        await this.completeOrder(key, account);
        break;
      }
      case 'stop':
      case 'activate':
        await owner.send(`${change.kind}-subscription`, key, { subscriptionId });
        break;
      case 'provisioned':
        await admin.send('complete-provisioning', key, { subscriptionId, outcome: 'done', vendorReference: 'rack-07' });
        break;
      case 'provisioning_failed':
        await admin.send('complete-provisioning', key, { subscriptionId, outcome: 'failed', reason: 'No free slot in the rack.' });
        break;
      case 'cancel_failed':
        await admin.send('cancel-order', key, { orderId: this.id(`order ${change.order}`) });
        break;
      case 'close_charges':
        await admin.send('close-subscription-charges', key, { subscriptionId });
        break;
      case 'reverse':
        await admin.send('reverse-payment', key, { paymentId: orderPaymentId(this.id(`order ${change.order}`), 0), reason: 'Booked to the wrong account.' });
        break;
    }
    await this.settle();
  }

  private async subscriptionOf(orderId: string): Promise<string> {
    const ctx = followUp(systemPrincipal('demo'), { id: derivedId('demo', orderId), correlationId: 'demo', now: this.clock.now() }, 'look');
    return (await this.platform.container.get(Transactor).load(order, orderId, ctx)).state?.subscriptionId ?? '';
  }

  private actor(kind: 'manager' | 'user', id: string, role: Role, of: { readonly resellerId: string; readonly resellerPath: string; readonly accountId?: string | null }): Actor {
    const principal: Principal = { kind, id, loginId: null, role, resellerId: of.resellerId, resellerPath: of.resellerPath, accountId: of.accountId ?? null };
    return new Actor(this.platform.bus, principal);
  }

  remember(name: string, id: string): void {
    this.ids.set(name, id);
  }

  async all(view: string, where: Readonly<Record<string, string>>): Promise<readonly (JsonObject & { readonly id: string })[]> {
    const documents: (JsonObject & { readonly id: string })[] = [];
    for await (const document of this.platform.views.all(view, where)) documents.push(document as JsonObject & { readonly id: string });
    return documents;
  }

  async one(view: string, where: Readonly<Record<string, string>>): Promise<JsonObject & { readonly id: string }> {
    const [document] = await this.all(view, where);
    if (!document) throw new Error(`the demo has no ${view} with ${JSON.stringify(where)}`);
    return document;
  }

  id(name: string): string {
    return found(this.ids, name);
  }

  admin(reseller: string): Actor {
    return found(this.admins, reseller);
  }

  owner(account: string): Actor {
    return found(this.owners, account);
  }

  private accountOf(key: string): DemoAccount {
    return found(new Map(everybody.map((account) => [account.key, account])), key);
  }

  /** Euro cents in the reseller's currency. */
  private local(reseller: string, cents: number): number {
    return cents * found(new Map([...resellers, chainReseller].map((one) => [one.key, one.rate])), reseller);
  }
}

const found = <T>(map: ReadonlyMap<string, T>, key: string): T => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo has no ${key}`);
  return value;
};
