import { pino } from 'pino';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import type { CommandAnswer } from '../../application/spine/command-bus.js';
import type { Principal } from '../../application/spine/principal.js';
import { SimulatedClock } from '../../infrastructure/clock/clocks.js';
import { readConfig } from '../../infrastructure/config.js';
import { openPlatform, type Platform } from '../../infrastructure/main/platform.js';
import { meter, rateCardDocument } from '../../test/support/azure.js';
import { meterId, METERS } from './usage-pages.js';

/** The system in a folder, after the month of the usage, with its views in a thread beside as in a server; nothing follows the log before `start`. */
export const openMetered = (folder: string, on = '2020-12-01'): Promise<Platform> =>
  openPlatform(readConfig({ DATA_DIR: folder, EVENTSTORE_URL: process.env.EVENTSTORE_URL, MONGODB_URL: process.env.MONGODB_URL }), { clock: new SimulatedClock(`${on}T00:30:00.000Z`), logger: pino({ level: 'error' }), foldBeside: true });

const ENDLESS = { periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } };

/** A folder with a price list and so many subscriptions that pay for Azure as they go; answers their ids. */
export const seedMetered = async (folder: string, count: number): Promise<readonly string[]> => {
  const platform = await openMetered(folder, '2020-10-15');
  platform.start();
  const { resellerId, managerId } = await platform.container.get(Bootstrap).run({ name: 'Distributor', currency: 'EUR', timeZone: 'UTC', locale: 'en', firstName: 'Ada', lastName: 'Berg', email: 'bench@example.com', password: 'a long password' });
  const principal: Principal = { kind: 'manager', id: managerId, loginId: null, role: 'admin', resellerId, resellerPath: `/${resellerId}/`, accountId: null };
  let requests = 0;
  const send = async (name: string, body: object): Promise<CommandAnswer> =>
    (await platform.bus.execute({ name, body, principal, key: `request ${++requests}`, keyed: false, expectedRevision: null, dryRun: false, correlationId: 'bench' })) as CommandAnswer;
  const settle = async (): Promise<void> => {
    await platform.workflows.drain();
    await platform.views.catchUp();
  };
  await send('import-azure-rate-card', { fetchedAt: '2020-10-15T00:00:00Z', region: 'DE', rateCard: rateCardDocument(Array.from({ length: METERS }, (_, index) => meter(meterId(index), index % 10 === 0 ? { 0: 0.0973, 500: 0.0853 } : { 0: 0.0973 }))) });
  const { id: productId } = await send('create-product', { name: 'Azure', category: 'Infrastructure', vendor: 'Microsoft' });
  const { id: serviceTermsId } = await send('create-service-terms', { name: 'Monthly', key: 'monthly', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
  const { id: planId } = await send('create-plan', { productId, serviceTermsId, name: 'Azure', sku: 'MS-AZR-0145P', billingType: 'payg_external', currency: 'EUR', markup: '15', periods: [ENDLESS], resources: [] });
  await send('publish-plan', { planId });
  await settle();
  const { id: accountId } = await send('open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 } });
  await settle();
  for (let index = 0; index < count; index++) await send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
  await settle();
  const ids: string[] = [];
  for await (const { id } of platform.views.all('subscriptions', {})) ids.push(String(id));
  await platform.stop();
  return ids;
};
