import { Puller } from '../../application/consumption/azure/pulls/puller.js';
import type { PartnerCenterPort, ReservationAnswer, ReservationPurchase, ReservationSku } from '../../application/ports/partner-center.js';
import type { TestSystem } from './system.js';

export const sku = (skuId: string, more: Partial<ReservationSku> = {}): ReservationSku => ({
  productId: 'DZH318Z0BQ5S', skuId, title: `Reserved VM Instance, Standard_ND${Number(skuId)}s, US West 2, 1 Year`, productTitle: 'Virtual Machines ND Series', term: 'P1Y', region: 'US West 2', armRegion: 'westus2', armSku: `Standard_ND${Number(skuId)}s`,
  minimumQuantity: 1, maximumQuantity: 999_999_999, ...more,
});

/** Partner Center as a test wants it: what it sells, and how it answers. */
export class PartnerCenterDouble implements Pick<PartnerCenterPort, 'reservationSkus' | 'buyReservation' | 'clouds'> {
  readonly clouds = ['global'] as const;
  pages: readonly (readonly ReservationSku[])[] = [[sku('0001'), sku('0002')], [sku('0003', { term: 'P3Y' })]];
  countries: string[] = [];
  /** What was asked for, and what was really sold: once for each key. */
  readonly asked: ReservationPurchase[] = [];
  readonly sold = new Map<string, ReservationAnswer>();
  answer: (purchase: ReservationPurchase) => ReservationAnswer | Error = ({ key }) => ({ outcome: 'done', orderId: `order ${key.slice(0, 4)}`, reservationId: `reservation ${key.slice(0, 4)}` });
  /** Thrown after so many pages. */
  breaks: { readonly after: number; readonly error: Error } | null = null;

  async *reservationSkus(_account: object, { country }: { readonly country: string }): AsyncGenerator<readonly ReservationSku[]> {
    this.countries.push(country);
    for (const [index, page] of this.pages.entries()) {
      if (this.breaks?.after === index) throw this.breaks.error;
      yield page;
    }
  }

  async buyReservation(_account: object, purchase: ReservationPurchase): Promise<ReservationAnswer> {
    this.asked.push(purchase);
    const known = this.sold.get(purchase.key);
    if (known) return known;
    const answer = this.answer(purchase);
    if (answer instanceof Error) throw answer;
    if (answer.outcome === 'done') this.sold.set(purchase.key, answer);
    return answer;
  }

  get port(): PartnerCenterPort {
    return this as unknown as PartnerCenterPort;
  }
}

/** Carries on the runs that are open and due. */
export const carryOnRuns = async (system: TestSystem): Promise<void> => {
  await system.settle();
  const puller = system.platform.container.get(Puller);
  for (const pullId of await puller.open()) await puller.run(pullId);
  await system.settle();
};
