import type { LedgerEvent, PlacedCharge } from '../../domain/billing/billing.events.js';
import type { Recorded } from '../../domain/shared/event.js';

interface Priced {
  readonly orderId: string;
  readonly paymentModel: 'prepay' | 'postpay';
  readonly price: { readonly gross: number; readonly discount: number; readonly net: number; readonly dueNow: number };
  readonly charges: readonly { readonly net: number; readonly gross: number; readonly onSettlement: string }[];
}

/** What an order says is what its charges say: when it is placed, when they are made, and when they are cut anew. */
export class Orders {
  private readonly placed = new Map<string, Priced>();

  enter(event: Recorded): readonly string[] {
    if (event.type === 'OrderPlaced') return this.price(event.data as Priced);
    if (event.type === 'ChargesCreated') return this.made((event as Recorded<Extract<LedgerEvent, { type: 'ChargesCreated' }>>).data);
    return [];
  }

  private price(order: Priced): readonly string[] {
    this.placed.set(order.orderId, order);
    const { orderId, paymentModel, price: { gross, discount, net, dueNow }, charges } = order;
    const now = paymentModel === 'postpay' ? 0 : charges.filter(({ onSettlement }) => onSettlement !== 'open').reduce((sum, charge) => sum + charge.net, 0);
    const right = net === gross - discount && net >= 0 && dueNow === now;
    return right ? [] : [`order ${orderId} says ${gross} - ${discount} = ${net}, ${dueNow} now; its charges ask ${now} now`];
  }

  private made({ orderId, charges }: { readonly orderId: string; readonly charges: readonly PlacedCharge[] }): readonly string[] {
    const sum = (of: readonly { readonly net: number }[]): number => of.reduce((total, { net }) => total + net, 0);
    const placed = this.placed.get(orderId);
    return placed && sum(placed.charges) === sum(charges) ? [] : [`order ${orderId} was placed with charges of ${placed && sum(placed.charges)}, they were made for ${sum(charges)}`];
  }
}
