import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { decimal, decimalText } from '../../domain/shared/decimal.js';
import { add, ratio, type Ratio } from '../../domain/shared/ratio.js';
import { systemClock } from '../../infrastructure/clock/clocks.js';
import { readConfig } from '../../infrastructure/config.js';
import { openPlatform, type Platform } from '../../infrastructure/main/platform.js';
import { PartnerCenterSimulator } from '../../infrastructure/partner-center/simulator/simulator.js';
import { AZURE, CONNECTION, really, RESTATED, SEED, TENANT } from '../support/azure-pulls.js';
import { post, ServerProcess, type Answer } from './server-process.js';

const OPERATOR = { email: 'ada@example.com', password: 'a long password' };
const KILLS = 4;
const DAYS = 14;
const HOUR = 3_600_000;

describe('a run of Partner Center whose server is killed', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-pulls-'));
  const end = new Date(Math.floor(Date.now() / HOUR) * HOUR).toISOString();
  const start = new Date(Date.parse(end) - DAYS * 24 * HOUR).toISOString();
  let simulator: PartnerCenterSimulator;
  let server: ServerProcess | null = null;
  let token = '';
  let subscriptionId = '';

  const platform = (): Promise<Platform> => openPlatform(readConfig({ DATA_DIR: dataDir, PARTNER_CENTER_SIMULATOR_URL: simulator.url }), { clock: systemClock, logger: pino({ level: 'silent' }) });
  const serve = async (): Promise<ServerProcess> => (server = await ServerProcess.start(dataDir, { PARTNER_CENTER_SIMULATOR_URL: simulator.url, USAGE_PULL: 'off' }));
  const send = (url: string, command: string, body: object): Promise<Answer> => post(url, `/api/commands/${command}`, body, { Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() });
  const must = async (url: string, command: string, body: object): Promise<string> => {
    const answer = await send(url, command, body);
    expect(answer).toMatchObject({ status: 200 });
    return String(answer.body.id);
  };
  const list = async (url: string, path: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const response = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}` } });
    return (await response.json()) as readonly Readonly<Record<string, unknown>>[];
  };

  beforeAll(async () => {
    simulator = await PartnerCenterSimulator.start({ seed: SEED, restated: RESTATED });
    const setup = await platform();
    await setup.container.get(Bootstrap).run({ name: 'Distributor', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', firstName: 'Ada', lastName: 'Berg', ...OPERATOR });
    await setup.stop();
    const { url } = await serve();
    token = String((await post(url, '/api/sessions', OPERATOR)).body.token);
    const productId = await must(url, 'create-product', { name: 'Azure', category: 'Infrastructure', vendor: 'Microsoft' });
    const serviceTermsId = await must(url, 'create-service-terms', { key: 'std', name: 'Standard', billingDay: 1, manualRenewPoint: -1, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
    const planId = await must(url, 'create-plan', { productId, serviceTermsId, name: 'Azure', billingType: 'payg_external', currency: 'EUR', markup: '15', periods: [{ periodId: 'endless', term: null }], resources: [] });
    await must(url, 'publish-plan', { planId });
    const accountId = await must(url, 'open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay' } });
    await must(url, 'place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    for (let subscription: { readonly id: string } | undefined; subscription === undefined; await sleep(50)) {
      subscription = (await list(url, '/api/subscriptions')).find(({ status }) => status === 'Active') as { readonly id: string } | undefined;
      subscriptionId = subscription?.id ?? '';
    }
    await must(url, 'connect-partner-center', CONNECTION);
    await must(url, 'link-azure-subscription', { subscriptionId, customerTenantId: TENANT, azureSubscriptionId: AZURE });
  });
  afterAll(async () => {
    await server?.kill();
    await simulator.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`goes on in the next server: after ${KILLS} kills nothing is lost and nothing doubled`, async () => {
    const { url } = server as ServerProcess;
    await must(url, 'pull-azure-rate-card', {});
    const pullId = await must(url, 'pull-azure-usage', { subscriptionId, startTime: start, endTime: end });
    simulator.faults.delayMs = 60;
    for (let kill = 0; kill < KILLS; kill++) {
      const seen = simulator.requests.length;
      for (let wait = 0; wait < 200 && simulator.requests.length < seen + 2 + kill; wait++) await sleep(10);
      await server?.kill();
      await serve();
    }
    simulator.faults.delayMs = 0;
    let run: Readonly<Record<string, unknown>> | undefined;
    for (; run?.['status'] !== 'Completed'; await sleep(100)) run = (await list((server as ServerProcess).url, '/api/azure-pulls')).find(({ id }) => id === pullId);
    await server?.stop();
    expect(await taken()).toEqual(really(AZURE, { start, end, cut: 'hourly' }));
  });

  /** Quantities by meter, once all is rated. */
  const taken = async (): Promise<Readonly<Record<string, string>>> => {
    const system = await platform();
    system.start();
    await system.workflows.drain();
    await system.views.catchUp();
    const sums = new Map<string, Ratio>();
    for await (const { meter, quantity } of system.views.all('azure-daily', {})) {
      const { meterId } = meter as { readonly meterId: string };
      sums.set(meterId, add(sums.get(meterId) ?? ratio(0), decimal(String(quantity))));
    }
    await system.stop();
    return Object.fromEntries([...sums].map(([id, sum]) => [id, decimalText(sum)] as const).sort());
  };
});
