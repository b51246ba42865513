import { pino } from 'pino';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { SimulatedClock } from '../../infrastructure/clock/clocks.js';
import { readConfig } from '../../infrastructure/config.js';
import { openPlatform, type Platform } from '../../infrastructure/main/platform.js';
import { ManySubscriptions, type Customers } from '../../test/support/many-subscriptions.js';
import { say } from './report.js';

const open = (folder: string, on: string): Promise<Platform> =>
  openPlatform(readConfig({ DATA_DIR: folder, EVENTSTORE_URL: process.env.EVENTSTORE_URL, MONGODB_URL: process.env.MONGODB_URL }), { clock: new SimulatedClock(`${on}T03:00:00.000Z`), logger: pino({ level: 'error' }), foldBeside: true });

/** A folder with subscriptions whose next billing day is 1 November 2020; answers their reseller. */
export const seed = async (folder: string, customers: Omit<Customers, 'resellerId'>): Promise<string> => {
  say(`making ${(customers.accounts * customers.subscriptions).toLocaleString('en')} subscriptions`);
  const platform = await open(folder, '2020-10-31');
  const { resellerId } = await platform.container.get(Bootstrap).run({ name: 'Distributor', currency: 'EUR', timeZone: 'UTC', locale: 'en', firstName: 'Ada', lastName: 'Berg', email: 'bench@example.com', password: 'a long password' });
  await new ManySubscriptions(platform).make({ ...customers, resellerId });
  await platform.stop();
  return resellerId;
};

/** Work on the running platform, on a date. */
export const onDay = async <Result>(folder: string, date: string, work: (platform: Platform) => Promise<Result>): Promise<Result> => {
  const platform = await open(folder, date);
  platform.start();
  try {
    return await work(platform);
  } finally {
    await platform.stop();
  }
};
