import { Puller } from '../../application/consumption/azure/pulls/puller.js';
import type { Platform } from '../main/platform.js';
import type { Cast } from './engine-chapter.js';

const FETCHED = 210;
const ORDERED = 200;
/** A purchase that has to wait goes on within so many days. */
const WITHIN = 3;
/** In the simulated catalogue: a small server in western Europe, for a year. */
const SKU = 'dzh318z0bq4l_0001';

/** The customer of the Azure chapter reserves servers: fetched from the catalogue of the simulated Partner Center, ordered by a manager, bought there. */
export class ReservationChapter {
  constructor(
    private readonly cast: Cast,
    private readonly platform: Platform,
    private readonly lastDay: number,
  ) {}

  async live(day: number): Promise<void> {
    const left = this.lastDay - day;
    if (left === FETCHED) await this.offer();
    if (left === ORDERED) await this.order();
    if (left <= ORDERED && left > ORDERED - WITHIN) await this.carryOn();
  }

  private async offer(): Promise<void> {
    const { cast } = this;
    const admin = cast.admin('root');
    await admin.send('fetch-reservation-skus', 'reservation SKUs', {});
    await this.carryOn();
    const productId = await admin.send('create-product', 'reservations', { name: 'Azure reservations', category: 'Infrastructure', vendor: 'Microsoft', description: 'Servers paid in advance.', provisioning: { plugin: 'microsoft_csp' } });
    const planId = await admin.send('create-reservation-plan', 'plan of reservations', { productId, serviceTermsId: cast.id('root std_monthly'), name: 'Reserved servers, 1 year', description: '', term: 'P1Y', skus: [{ key: SKU, setup: 48_000 }] });
    await admin.send('publish-plan', 'plan of reservations on', { planId });
    cast.remember('root plan reserved servers', planId);
    await cast.settle();
  }

  private async order(): Promise<void> {
    const { cast } = this;
    const body = { accountId: cast.id('account sternwarte'), planId: cast.id('root plan reserved servers'), periodId: '1_year', quantities: [{ resourceKey: SKU, quantity: 1 }], azureSubscriptionId: cast.id('subscription azure') };
    const orderId = await cast.admin('root').send('place-order', 'reserved servers', body);
    await cast.settle();
    // What Azure holds of the balance meanwhile is asked for in a second payment.
    for (let part = 0; part < 2; part++) {
      for (const { id: paymentId } of await cast.all('payments', { orderId, status: 'Waiting for payment' })) await cast.admin('root').send('complete-payment', `reserved servers paid ${part}`, { paymentId, method: 'bank_transfer' });
      await cast.settle();
    }
  }

  private async carryOn(): Promise<void> {
    const puller = this.platform.container.get(Puller);
    await this.cast.settle();
    for (const id of await puller.open()) await puller.run(id, { simulated: true });
    await this.cast.settle();
  }
}
