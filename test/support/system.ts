import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { type RunResult } from '../../application/billing/run/tally.js';
import { type ExplainedCharge } from '../../application/billing/explain-charge.js';
import { type CommandAnswer, type Rehearsal } from '../../application/spine/command-bus.js';
import type { PartnerCenterPort } from '../../application/ports/partner-center.js';
import type { ProvisioningPort } from '../../application/ports/provisioning.js';
import { type Principal, type Role } from '../../application/spine/principal.js';
import { type BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { SimulatedClock } from '../../infrastructure/clock/clocks.js';
import { readConfig, type Config } from '../../infrastructure/config.js';
import type { Engines } from '../../infrastructure/main/engines.js';
import { openPlatform, type Platform } from '../../infrastructure/main/platform.js';
import type { Patience } from '../../infrastructure/partner-center/calls.js';
import { createSecrets } from '../../infrastructure/security/secrets.js';

/** Passwords are hashed for real, but fast: what is tested here is not how slow that is. */
export const FAST_SECRETS = createSecrets('a key that is long enough for the tests of this system', { N: 16, r: 1, p: 1 });

/** Vendors are simulated on this machine: what they do not answer at once they never will. */
export const QUICK: Patience = { timeoutMs: 2_000, retries: 2, pauseMs: 5, longestPauseMs: 1_000 };

export interface SystemOptions {
  /** Business date on which it begins. */
  readonly on?: string;
  readonly engines?: Engines;
  readonly environment?: NodeJS.ProcessEnv;
  readonly provisioning?: ProvisioningPort;
  readonly partnerCenter?: PartnerCenterPort;
  /** Events of a ledger's book from which on a billing day closes it. */
  readonly largeLedger?: number;
}

export interface SendOptions {
  readonly as?: Principal;
  readonly key?: string;
  readonly correlationId?: string;
}

export type LiveCharge = readonly [status: string, net: number, from: string, to: string];

type Document = Readonly<Record<string, unknown>> & { readonly id: string };

/** The whole platform in one process on a clock that the test moves, with a distributor and its admin. */
export class TestSystem {
  private requests = 0;

  private constructor(
    readonly platform: Platform,
    readonly clock: SimulatedClock,
    readonly config: Config,
    readonly admin: Principal,
    private readonly folder: string,
  ) {}

  static async open({ on = '2026-08-20', engines, environment = {}, provisioning, partnerCenter, largeLedger }: SystemOptions = {}): Promise<TestSystem> {
    const folder = mkdtempSync(join(tmpdir(), 'skyledger-'));
    const config = readConfig({ DATA_DIR: folder, ...environment });
    const clock = new SimulatedClock(at(on));
    const platform = await openPlatform(config, { clock, logger: pino({ level: 'silent' }), secrets: FAST_SECRETS, patience: QUICK, ...(engines && { engines }), ...(provisioning && { provisioning }), ...(partnerCenter && { partnerCenter }), ...(largeLedger && { largeLedger }) });
    platform.start();
    const { resellerId, managerId } = await platform.container.get(Bootstrap).run({
      name: 'Distributor', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', firstName: 'Ada', lastName: 'Berg', email: 'ada@example.com', password: 'a long password',
    });
    const admin: Principal = { kind: 'manager', id: managerId, loginId: null, role: 'admin', resellerId, resellerPath: `/${resellerId}/`, accountId: null };
    return new TestSystem(platform, clock, config, admin, folder);
  }

  async close(): Promise<void> {
    await this.platform.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Sends a command and answers what it answered. */
  async send(name: string, body: object, { as = this.admin, key, correlationId = 'test' }: SendOptions = {}): Promise<CommandAnswer> {
    const request = { name, body, principal: as, key: key ?? `request ${++this.requests}`, keyed: key !== undefined, expectedRevision: null, dryRun: false, correlationId };
    return (await this.platform.bus.execute(request)) as CommandAnswer;
  }

  /** What a command would record; with the key under which it is sent afterwards, also by which ids. */
  async rehearse(name: string, body: object, { as = this.admin, key }: SendOptions = {}): Promise<Rehearsal> {
    const request = { name, body, principal: as, key: key ?? `request ${++this.requests}`, keyed: false, expectedRevision: null, dryRun: true, correlationId: 'test' };
    return (await this.platform.bus.execute(request)) as Rehearsal;
  }

  /** Sends a command on a date, with all that follows from it. */
  async sendOn(date: string, name: string, body: object): Promise<CommandAnswer> {
    await this.moveTo(date);
    const answer = await this.send(name, body);
    await this.settle();
    return answer;
  }

  /** The same platform, worked in by somebody else. */
  as(principal: Principal): TestSystem {
    return new TestSystem(this.platform, this.clock, this.config, principal, this.folder);
  }

  async preview<T>(name: string, body: object): Promise<T> {
    return ((await this.send(name, body)) as unknown as { preview: T }).preview;
  }

  /** All that happened has had its effects, and can be found. */
  async settle(): Promise<void> {
    await this.platform.workflows.drain();
    await this.platform.views.catchUp();
  }

  async moveTo(date: string): Promise<void> {
    await this.settle();
    this.clock.moveTo(at(date));
  }

  /** A billing run on a date, with all that follows from it. */
  async billingRun(date: string): Promise<RunResult> {
    await this.moveTo(date);
    const result = await this.platform.container.get(BillingRunner).run(date);
    await this.settle();
    return result;
  }

  async find(view: string, where: Readonly<Record<string, string>> = {}): Promise<readonly Document[]> {
    await this.settle();
    const found: Document[] = [];
    for await (const document of this.platform.views.all(view, where)) found.push(document as Document);
    return found;
  }

  async one(view: string, id: string): Promise<Document> {
    const [document] = await this.find(view, { id });
    if (!document) throw new Error(`${view} has no ${id}`);
    return document;
  }

  async charges(where: Readonly<Record<string, string>>): Promise<readonly ExplainedCharge[]> {
    return (await this.find('charges', where)) as unknown as readonly ExplainedCharge[];
  }

  /** The charges of a subscription that count: status, net, first day, day after the last. */
  async live(subscriptionId: string): Promise<readonly LiveCharge[]> {
    const counting = (await this.charges({ subscriptionId })).filter(({ status }) => status !== 'Deleted');
    const rows = counting.map(({ status, net, period: { from, to } }): LiveCharge => [status, net, from, to]);
    return rows.sort((a, b) => (`${a[2]} ${a[3]}` < `${b[2]} ${b[3]}` ? -1 : 1));
  }

  /** Those that end on a day: with a billing day, what its period costs. */
  async endingOn(subscriptionId: string, day: string): Promise<readonly LiveCharge[]> {
    return (await this.live(subscriptionId)).filter(([, , , to]) => to === day);
  }

  customer(accountId: string, role: Role = 'Owner'): Principal {
    return { ...this.admin, kind: 'user', id: accountId, role, accountId };
  }
}

export const at = (date: string): string => `${date}T09:00:00.000Z`;

/** What a sale needs: product, service terms, published plan, account. */
export interface Shop {
  readonly planId: string;
  readonly accountId: string;
  readonly productId: string;
}

/** A shop to which plans can be added. */
export interface OpenShop extends Shop {
  readonly serviceTermsId: string;
}

export interface ShopOptions {
  readonly billingType?: BillingTypeKey;
  readonly fee?: number;
  readonly term?: object | null;
  readonly behaviour?: 'succeed' | 'fail' | 'wait';
  readonly terms?: object;
  readonly accountTerms?: object;
  /** What else the plan says, and the resource's other fees. */
  readonly plan?: object;
  readonly fees?: object;
}

export const openShop = async (system: TestSystem, { billingType = 'csp_monthly', fee = 500, term = { count: 1, unit: 'year' }, behaviour = 'succeed', terms = {}, accountTerms = {}, plan = {}, fees = {} }: ShopOptions = {}): Promise<OpenShop> => {
  const suffix = Math.abs(JSON.stringify({ billingType, fee, behaviour, terms }).split('').reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) | 0, 7));
  const { id: productId } = await system.send('create-product', { name: 'Office', category: 'Productivity', vendor: 'Microsoft', provisioning: { plugin: 'simulated', behaviour } });
  const { id: serviceTermsId } = await system.send('create-service-terms', { key: `terms_${suffix}`, name: 'Standard', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14, ...terms });
  const { id: planId } = await system.send('create-plan', {
    productId, serviceTermsId, name: 'Office E3', billingType, currency: 'EUR',
    periods: [{ periodId: 'period', term, fees: { setup: 0, recurring: 0, renewal: 0 } }],
    resources: [{ key: 'licences', name: 'Licences', unit: 'licence', included: 0, minimum: 1, limit: 100, fees: { setup: 0, recurring: fee, renewal: 0, ...fees } }],
    ...plan,
  });
  await system.send('publish-plan', { planId });
  const { id: accountId } = await system.send('open-account', {
    kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7, ...accountTerms },
  });
  await system.settle();
  return { planId, accountId, productId, serviceTermsId };
};

/** One more plan of the same product, in one period, with licences. */
export const addPlan = async (system: TestSystem, { productId, serviceTermsId }: OpenShop, { billingType = 'csp_monthly', fee = 500, term = { count: 1, unit: 'year' }, plan = {}, fees = {} }: ShopOptions = {}): Promise<string> => {
  const { id: planId } = await system.send('create-plan', {
    productId, serviceTermsId, name: 'Office E5', billingType, currency: 'EUR',
    periods: [{ periodId: 'period', term, fees: { setup: 0, recurring: 0, renewal: 0 } }],
    resources: [{ key: 'licences', name: 'Licences', unit: 'licence', included: 0, minimum: 1, limit: 100, fees: { setup: 0, recurring: fee, renewal: 0, ...fees } }],
    ...plan,
  });
  await system.send('publish-plan', { planId });
  await system.settle();
  return planId;
};

/** Orders licences; answers the order's document once it waits for its payment. */
export const order = async (system: TestSystem, { planId, accountId }: Shop, quantity: number, more: object = {}) => {
  const { id } = await system.send('place-order', { accountId, planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity }], ...more });
  return system.one('orders', id);
};

export const pay = async (system: TestSystem, orderId: string): Promise<void> => {
  const waiting = (await system.find('payments', { orderId, status: 'Waiting for payment' })).at(-1);
  await system.send('complete-payment', { paymentId: waiting?.id, method: 'bank_transfer' });
  await system.settle();
};

export const topUp = async (system: TestSystem, accountId: string, amount: number): Promise<void> => {
  const { id: paymentId } = await system.send('top-up-account', { accountId, amount });
  await system.send('complete-payment', { paymentId, method: 'bank_transfer' });
  await system.settle();
};

/** Orders licences and pays for them; answers the subscription's id. */
export const subscribe = async (system: TestSystem, shop: Shop, quantity: number): Promise<string> => {
  const placed = await order(system, shop, quantity);
  await pay(system, placed.id);
  return String(placed.subscriptionId);
};

/** Orders another number of licences; answers the order's id once it waits for its payment. */
export const change = async (system: TestSystem, subscriptionId: string, quantity: number): Promise<string> => {
  const { id } = await system.send('change-subscription', { subscriptionId, quantities: [{ resourceKey: 'licences', quantity }] });
  await system.settle();
  return id;
};

/** An operator says how a delivery by hand ended. */
export const deliver = async (system: TestSystem, subscriptionId: string, outcome: object = {}): Promise<void> => {
  await system.send('complete-provisioning', { subscriptionId, ...outcome });
  await system.settle();
};

export const FAILED = { outcome: 'failed', reason: 'no answer from the vendor' };
