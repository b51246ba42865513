import { guid } from './dice.js';
import { use, type Faults } from './faults.js';
import { Refusal } from './refusal.js';
import { catalogItemOf, skus, type SimulatedSku } from './skus.js';

interface CartLine {
  readonly catalogItemId?: string;
  readonly friendlyName?: string;
  readonly quantity?: number;
  readonly termDuration?: string;
  readonly provisioningContext?: Readonly<Record<string, string>>;
}
interface Cart {
  readonly id: string;
  readonly customerId: string;
  readonly lines: readonly CartLine[];
  readonly expiresAt: number;
  ordered: boolean;
}
export interface SimulatedOrder {
  readonly id: string;
  readonly customerId: string;
  readonly lines: readonly CartLine[];
  readonly createdAt: string;
}

const CART_MS = 15 * 60_000;

/** Carts, orders and the reservations in them, of all customers. */
export class Shop {
  readonly orders: SimulatedOrder[] = [];
  private readonly carts = new Map<string, Cart>();
  private readonly registered = new Map<string, number>();

  constructor(
    private readonly seed: string,
    private readonly now: () => string,
    private readonly faults: Faults,
    /** How long a registration takes, in seconds. */
    private readonly registrationSeconds: number,
  ) {}

  registrationStatus(subscriptionId: string): 'NotRegistered' | 'Registering' | 'Registered' {
    const since = this.registered.get(subscriptionId);
    if (since === undefined) return 'NotRegistered';
    return Date.parse(this.now()) - since >= this.registrationSeconds * 1000 ? 'Registered' : 'Registering';
  }

  register(subscriptionId: string): void {
    if (!this.registered.has(subscriptionId)) this.registered.set(subscriptionId, Date.parse(this.now()));
  }

  createCart(customerId: string, lines: readonly CartLine[], requestId: string): object {
    const id = guid(this.seed, 'cart', requestId);
    const now = this.now();
    this.carts.set(id, { id, customerId, lines, expiresAt: Date.parse(now) + CART_MS, ordered: false });
    return {
      id, creationTimestamp: now, lastModifiedTimestamp: now, expirationTimestamp: new Date(Date.parse(now) + CART_MS).toISOString(), lastModifiedUser: guid('user'), status: 'Active',
      lineItems: lines.map((line, place) => ({ id: place, currencyCode: 'EUR', ...line, orderGroup: '0', ...this.lineError(line) })),
      links: { self: { uri: `/customers/${customerId}/carts/${id}`, method: 'GET', headers: [] } }, attributes: { objectType: 'Cart' },
    };
  }

  private lineError({ catalogItemId, provisioningContext }: CartLine): object {
    if (!skuOf(catalogItemId)) return { error: { errorCode: 10000, errorDescription: 'The catalog item id is not valid.' } };
    return this.registrationStatus(provisioningContext?.['subscriptionId'] ?? '') === 'Registered' ? {} : { error: { errorCode: 800013, errorDescription: 'The subscription is not enabled for reserved instances.' } };
  }

  checkout(cartId: string): object {
    const cart = this.carts.get(cartId);
    if (!cart) throw new Refusal(404, '800008', 'The cart is not found.');
    if (cart.ordered) throw new Refusal(409, '800065', 'The cart has been submitted already.');
    if (Date.parse(this.now()) > cart.expiresAt) throw new Refusal(404, '800008', 'The cart has expired.');
    cart.ordered = true;
    const order: SimulatedOrder = { id: `311${guid(this.seed, 'order', cartId).replaceAll('-', '')}`, customerId: cart.customerId, lines: cart.lines, createdAt: this.now() };
    this.orders.push(order);
    return { orders: [orderBody(order)], orderErrors: [], attributes: { objectType: 'CartCheckoutResult' } };
  }

  ordersOf(customerId: string): readonly object[] {
    const own = this.orders.filter((order) => order.customerId === customerId);
    return (use(this.faults, 'ordersListedLate') ? own.slice(0, -1) : own).map(orderBody);
  }

  entitlementsOf(customerId: string): readonly object[] {
    return this.orders.filter((order) => order.customerId === customerId).map((order) => ({
      includedEntitlements: [], referenceOrder: { id: order.id, lineItemId: '0' }, productId: order.lines[0]?.catalogItemId?.split(':')[0], skuId: order.lines[0]?.catalogItemId?.split(':')[1], quantity: order.lines[0]?.quantity,
      entitledArtifacts: [{ link: { uri: `/customers/${customerId}/artifacts/reservedinstance/groups/g/lineitems/0/resource/${order.id}`, method: 'GET', headers: [] }, resourceId: order.id, artifactType: 'reservedinstance' }],
      entitlementType: 'reservedinstance', dynamicAttributes: { reservationType: 'virtualmachines' },
    }));
  }

  artifactOf(orderId: string): object {
    const order = this.orders.find(({ id }) => id === orderId);
    if (!order) throw new Refusal(404, '800002', 'The artifact is not found.');
    return { type: 'reservedinstance', reservations: [{ reservationId: guid(this.seed, 'reservation', orderId), scopeType: 'Shared', quantity: order.lines[0]?.quantity, effectiveDateTime: order.createdAt, provisioningState: 'Created' }] };
  }
}

export const skuOf = (catalogItemId = ''): SimulatedSku | undefined => skus.find((sku) => catalogItemOf(sku) === catalogItemId);

const orderBody = ({ id, customerId, lines, createdAt }: SimulatedOrder): object => ({
  id, alternateId: id.slice(0, 12), referenceCustomerId: customerId, billingCycle: 'one_time', currencyCode: 'EUR', currencySymbol: '€',
  lineItems: lines.map(({ catalogItemId, friendlyName, quantity, termDuration }, place) => ({ lineItemNumber: place, offerId: catalogItemId, termDuration, transactionType: 'New', friendlyName: friendlyName ?? skuOf(catalogItemId)?.title, quantity })),
  creationDate: createdAt, status: 'completed', transactionType: 'UserPurchase', attributes: { objectType: 'Order' },
});
