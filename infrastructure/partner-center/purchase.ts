import { PartnerCenterBusy, PartnerCenterRefused, type PartnerCenterAccount, type ReservationAnswer, type ReservationPurchase } from '../../application/ports/partner-center.js';
import { derivedId } from '../../application/spine/ids.js';
import { pause } from '../concurrency/pause.js';
import type { Calls } from './calls.js';
import { itemsOf, type CatalogSku } from './catalogue.js';
import { faultOf, sentence } from './failures.js';
import { pagesOf } from './paging.js';
import { listOf, objectOf, textOf, type Json } from './values.js';

interface OrderLine {
  readonly lineItemNumber?: number;
  readonly friendlyName?: string;
}
interface Order {
  readonly id: string;
  readonly status?: string;
  readonly lineItems?: readonly OrderLine[];
}
interface Availability {
  readonly catalogItemId: string;
  readonly isPurchasable?: boolean;
  readonly terms?: readonly { readonly duration?: string }[] | null;
}

/** The cart is being processed, or was: its order is there or will be. */
const BOUGHT_ALREADY: readonly string[] = ['800060', '800064', '800065'];
const LOOKS = 3;

const failed = (reason: string): ReservationAnswer => ({ outcome: 'failed', reason });
const waiting = (reason: string): ReservationAnswer => ({ outcome: 'waiting', reason });

/**
 * Buys a reservation once for a key: by its name an order is found again, by its request ids a cart and its checkout are
 * the same ones when they are repeated after a time-out (formats.md 4).
 */
export class Purchase {
  private readonly customer: string;
  private readonly name: string;

  constructor(
    private readonly calls: Calls,
    private readonly account: PartnerCenterAccount,
    private readonly wanted: ReservationPurchase,
    private readonly lookEveryMs: number,
  ) {
    this.customer = `/v1/customers/${encodeURIComponent(wanted.customerId)}`;
    this.name = `Skyledger ${wanted.key}`;
  }

  async run(): Promise<ReservationAnswer> {
    try {
      const order = await this.ordered();
      return order ? await this.settled(order) : ((await this.notRegistered()) ?? (await this.buy()));
    } catch (error) {
      if (error instanceof PartnerCenterBusy) return waiting(error.message);
      if (error instanceof PartnerCenterRefused) return failed(error.message);
      throw error;
    }
  }

  private async buy(): Promise<ReservationAnswer> {
    const { productId, skuId, term, quantity, azureSubscriptionId: subscriptionId } = this.wanted;
    const sku = `/v1/products/${encodeURIComponent(productId)}/skus/${encodeURIComponent(skuId)}`;
    const query = { country: this.account.country };
    const offered = itemsOf<Availability>((await this.calls.send(this.account, { path: `${sku}/availabilities`, query: { ...query, targetSegment: 'commercial' } })).json);
    const availability = offered.find(({ isPurchasable, terms }) => isPurchasable !== false && (!terms || terms.some(({ duration }) => duration === term)));
    if (!availability) return failed(`Microsoft does not sell ${productId}:${skuId} for ${term} in ${this.account.country}. Fetch the SKUs again.`);
    const restricted = await this.restriction((await this.calls.send(this.account, { path: sku, query })).json as CatalogSku);
    if (restricted) return failed(restricted);
    const line = { id: 0, catalogItemId: availability.catalogItemId, friendlyName: this.name, quantity, billingCycle: 'one_time', termDuration: term, provisioningContext: { subscriptionId, scope: 'shared' } };
    const cart = (await this.calls.send(this.account, { method: 'POST', path: `${this.customer}/carts`, body: { lineItems: [line] }, requestId: derivedId(this.wanted.key, 'cart') })).json;
    const { id, lineItems } = objectOf(cart);
    const broken = listOf(lineItems).find(({ error }) => Boolean(error));
    return broken ? failed(sentence(faultOf(broken))) : this.checkout(textOf(id));
  }

  private async checkout(cartId: string): Promise<ReservationAnswer> {
    const path = `${this.customer}/carts/${encodeURIComponent(cartId)}/checkout`;
    try {
      const { orders, orderErrors } = objectOf((await this.calls.send(this.account, { method: 'POST', path, requestId: derivedId(this.wanted.key, 'checkout') })).json);
      const [order] = Array.isArray(orders) ? (orders as readonly Order[]) : [];
      if (order) return await this.settled(order);
      const [error] = listOf(orderErrors);
      return error ? failed(sentence(faultOf(error))) : waiting('Microsoft has taken the cart, but does not show the order yet.');
    } catch (error) {
      if (!(error instanceof PartnerCenterRefused) || !BOUGHT_ALREADY.includes(error.code)) throw error;
      return this.found();
    }
  }

  /** A new order may take a while until it is listed. */
  private async found(): Promise<ReservationAnswer> {
    for (let look = 0; look < LOOKS; look++) {
      const order = await this.ordered();
      if (order) return this.settled(order);
      await pause(this.lookEveryMs);
    }
    return waiting('Microsoft is processing the order, and does not list it yet.');
  }

  private async ordered(): Promise<Order | null> {
    for await (const page of pagesOf(this.calls, this.account, { path: `${this.customer}/orders` })) {
      const own = itemsOf<Order>(page.json).find((order) => this.isOurs(order));
      if (own) return own;
    }
    return null;
  }

  private isOurs({ lineItems = [] }: Order): boolean {
    return lineItems.some(({ friendlyName }) => friendlyName === this.name);
  }

  private async settled({ id, status = '' }: Order): Promise<ReservationAnswer> {
    if (/^pending$/i.test(status)) return waiting(`Microsoft has the order ${id} and is processing it.`);
    if (/^cancell?ed$/i.test(status)) return failed(`Microsoft cancelled the order ${id}. Look at it in Partner Center, then order again.`);
    return { outcome: 'done', orderId: id, reservationId: await this.reservationOf(id) };
  }

  /** Listing entitlements takes the rights of a person: an application that lacks them does without. */
  private async reservationOf(orderId: string): Promise<string | null> {
    try {
      for await (const page of pagesOf(this.calls, this.account, { path: `${this.customer}/entitlements`, query: { entitlementType: 'reservedinstance' } })) {
        const own = itemsOf<Json>(page.json).find(({ referenceOrder }) => objectOf(referenceOrder)['id'] === orderId);
        if (own) return await this.artifact(listOf(own['entitledArtifacts'])[0]);
      }
      return null;
    } catch (error) {
      if (error instanceof PartnerCenterRefused || error instanceof PartnerCenterBusy) return null;
      throw error;
    }
  }

  /** Both names of the list are in use. */
  private async artifact(artifact: Json | undefined): Promise<string | null> {
    const uri = textOf(objectOf(artifact?.['link'])['uri']);
    if (!/^\/customers\/[\w/-]+$/.test(uri)) return null;
    const { reservations, virtualMachineReservations } = objectOf((await this.calls.send(this.account, { path: `/v1${uri}` })).json);
    return textOf(listOf(reservations ?? virtualMachineReservations)[0]?.['reservationId']) || null;
  }

  /** A subscription is registered for reservations once; that takes Microsoft some minutes. */
  private async notRegistered(): Promise<ReservationAnswer | null> {
    const path = `${this.customer}/subscriptions/${encodeURIComponent(this.wanted.azureSubscriptionId)}`;
    const { status } = (await this.calls.send(this.account, { path: `${path}/registrationstatus` })).json as { readonly status?: string };
    if (/^registered$/i.test(status ?? '')) return null;
    if (/^notregistered$/i.test(status ?? '')) await this.calls.send(this.account, { method: 'POST', path: `${path}/registrations`, requestId: derivedId(this.wanted.key, 'registration') });
    return waiting('Microsoft is registering the Azure subscription for reservations.');
  }

  private async restriction({ purchasePrerequisites, dynamicAttributes }: CatalogSku): Promise<string | null> {
    if (!purchasePrerequisites?.includes('InventoryCheck')) return null;
    const { customerId, azureSubscriptionId, productId, skuId } = this.wanted;
    const body = { TargetItems: [{ ProductId: productId, SkuId: skuId }], InventoryContext: { customerId, azureSubscriptionId, armRegionName: dynamicAttributes?.['armRegionName'] ?? '' } };
    const { json } = await this.calls.send(this.account, { method: 'POST', path: '/v1/extensions/product/checkinventory', query: { country: this.account.country }, body });
    const own = listOf(json).find((item) => item['skuId'] === skuId && item['isRestricted'] === true);
    const { reasonCode, description } = listOf(own?.['restrictions'])[0] ?? {};
    return own ? sentence({ code: textOf(reasonCode), description: textOf(description) }, 'Choose another SKU or region.') : null;
  }
}
