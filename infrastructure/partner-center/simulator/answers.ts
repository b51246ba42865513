import { use, type Faults } from './faults.js';
import { rateCardOf } from './meters.js';
import { pageOf, type Asked } from './pages.js';
import { Refusal } from './refusal.js';
import type { Shop } from './shop.js';
import { availabilityOf, productsOf, skuBody, skus, type SimulatedSku } from './skus.js';
import { recordOf, reportedBetween, type Cut, type UsageOptions } from './usage.js';

export interface Answer {
  readonly status: number;
  readonly body?: object | readonly object[];
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Request extends Asked {
  readonly method: string;
  readonly requestId: string;
  readonly body: unknown;
}

/** What the simulator answers to those who signed in. */
export class Answers {
  private last: { readonly key: string; readonly records: readonly object[] } = { key: '', records: [] };

  constructor(
    private readonly shop: Shop,
    private readonly faults: Faults,
    private readonly usage: UsageOptions,
    private readonly now: () => string,
  ) {}

  route(asked: Request): Answer {
    const routes: readonly (readonly [string, RegExp, (...parts: readonly string[]) => Answer])[] = [
      ['GET', /^\/ratecards\/azure$/, () => ok(rateCardOf(asked.query.get('currency') ?? 'USD'))],
      ['GET', /^\/customers\/([^/]+)\/subscriptions\/([^/]+)\/utilizations\/azure$/, (_customer, subscription) => this.utilization(asked, subscription ?? '')],
      ['GET', /^\/products$/, () => ok(pageOf(productsOf(asked.query.get('targetView') ?? '', country(asked)), { ...asked, size: 2 }, this.faults))],
      ['GET', /^\/products\/([^/]+)\/skus$/, (product) => ok(pageOf(skus.filter(({ productId }) => productId === product).map((sku) => skuBody(sku, country(asked))), { ...asked, size: 10 }, this.faults))],
      ['GET', /^\/products\/([^/]+)\/skus\/([^/]+)$/, (product, sku) => ok(skuBody(knownSku(product, sku), country(asked)))],
      ['GET', /^\/products\/([^/]+)\/skus\/([^/]+)\/availabilities$/, (product, sku) => ok(pageOf([availabilityOf(knownSku(product, sku), country(asked))], asked, this.faults))],
      ['POST', /^\/extensions\/product\/checkinventory$/, () => ({ status: 200, body: inventoryOf(asked.body) })],
      ['GET', /^\/customers\/[^/]+\/subscriptions\/([^/]+)\/registrationstatus$/, (id = '') => ok({ subscriptionId: id, status: this.shop.registrationStatus(id), attributes: { objectType: 'SubscriptionRegistrationStatus' } })],
      ['POST', /^\/customers\/([^/]+)\/subscriptions\/([^/]+)\/registrations$/, (customer = '', id = '') => this.registration(customer, id)],
      ['POST', /^\/customers\/([^/]+)\/carts$/, (customer = '') => ({ status: 201, body: this.shop.createCart(customer, (asked.body as { readonly lineItems?: readonly object[] }).lineItems ?? [], asked.requestId) })],
      ['POST', /^\/customers\/[^/]+\/carts\/([^/]+)\/checkout$/, (cart = '') => ({ status: 201, body: this.shop.checkout(cart) })],
      ['GET', /^\/customers\/([^/]+)\/orders$/, (customer = '') => ok(pageOf(this.shop.ordersOf(customer), asked, this.faults))],
      ['GET', /^\/customers\/([^/]+)\/entitlements$/, (customer = '') => ok(pageOf(this.shop.entitlementsOf(customer), asked, this.faults))],
      ['GET', /^\/customers\/[^/]+\/artifacts\/reservedinstance\/groups\/[^/]+\/lineitems\/[^/]+\/resource\/([^/]+)$/, (id = '') => ok(this.shop.artifactOf(id))],
    ];
    for (const [method, pattern, answer] of routes) {
      const match = method === asked.method ? pattern.exec(asked.path) : null;
      if (match) return answer(...match.slice(1).map(decodeURIComponent));
    }
    throw new Refusal(404, '800002', `There is no ${asked.method} ${asked.path}.`);
  }

  private utilization(asked: Request, subscription: string): Answer {
    if (use(this.faults, 'notReady')) return { status: 204, headers: { 'Retry-After': String(this.faults.retryAfterSeconds) } };
    const [start, end] = ['start_time', 'end_time'].map((name) => Date.parse(asked.query.get(name) ?? '')) as [number, number];
    if (!Number.isFinite(start) || !Number.isFinite(end) || start >= end) throw new Refusal(400, '800002', 'Invalid request input: start_time, end_time.');
    const readable = Date.parse(this.now()) - this.faults.lateSeconds * 1000;
    const cut = (asked.query.get('granularity') ?? 'daily').toLowerCase() as Cut;
    return ok(pageOf(this.recordsOf(subscription, start, Math.min(end, readable), cut), asked, this.faults, false));
  }

  /** The pages of a window are asked for one after the other. */
  private recordsOf(subscription: string, start: number, end: number, cut: Cut): readonly object[] {
    const key = [subscription, start, end, cut].join(' ');
    if (this.last.key !== key) this.last = { key, records: reportedBetween(this.usage, subscription, { start, end, cut }).map(recordOf) };
    return this.last.records;
  }

  private registration(customer: string, subscription: string): Answer {
    this.shop.register(subscription);
    return { status: 202, headers: { Location: `/customers/${customer}/subscriptions/${subscription}/registrationstatus` } };
  }
}

const ok = (body: object): Answer => ({ status: 200, body });
const country = ({ query }: Request): string => query.get('country') ?? 'US';

const knownSku = (product = '', id = ''): SimulatedSku => {
  const sku = skus.find((one) => one.productId === product && one.id === id);
  if (!sku) throw new Refusal(404, skus.some(({ productId }) => productId === product) ? '400018' : '400013', 'The product or SKU is not found.');
  return sku;
};

/** Nothing is restricted. */
const inventoryOf = (body: unknown): readonly object[] => {
  const { TargetItems: items = [] } = (body ?? {}) as { readonly TargetItems?: readonly { readonly ProductId?: string; readonly SkuId?: string }[] };
  return items.map(({ ProductId: productId, SkuId: skuId }) => ({ productId, skuId, isRestricted: false, restrictions: [] }));
};
