import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { systemClock } from '../../infrastructure/clock/clocks.js';
import { readConfig } from '../../infrastructure/config.js';
import { openPlatform, type Platform } from '../../infrastructure/main/platform.js';
import { post, ServerProcess, type Answer } from './server-process.js';

const KILLS = 25;
const CLIENTS = 8;
const LONGEST_MS = 300;
const OPERATOR = { email: 'ada@example.com', password: 'a long password' };

interface Sent {
  readonly command: string;
  readonly body: object;
  readonly key: string;
  readonly answer: Answer | null;
}

describe('kill -9 under load', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-kill-'));
  const sent: Sent[] = [];
  let token = '';
  let accounts: readonly string[] = [];
  let planId = '';

  const acknowledged = (): number => sent.filter(({ answer }) => answer !== null).length;
  const servers: ServerProcess[] = [];
  const serve = async (): Promise<ServerProcess> => {
    const server = await ServerProcess.start(dataDir);
    servers.push(server);
    return server;
  };
  const platform = (): Promise<Platform> => openPlatform(readConfig({ DATA_DIR: dataDir }), { clock: systemClock, logger: pino({ level: 'silent' }) });
  const send = (url: string, command: string, body: object, key: string): Promise<Answer> => post(url, `/api/commands/${command}`, body, { Authorization: `Bearer ${token}`, 'Idempotency-Key': key });
  const must = async (url: string, command: string, body: object): Promise<string> => {
    const answer = await send(url, command, body, randomUUID());
    expect(answer).toMatchObject({ status: 200 });
    return String(answer.body.id);
  };

  beforeAll(async () => {
    const setup = await platform();
    await setup.container.get(Bootstrap).run({ name: 'Distributor', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', firstName: 'Ada', lastName: 'Berg', ...OPERATOR });
    await setup.stop();
    const server = await serve();
    token = String((await post(server.url, '/api/sessions', OPERATOR)).body.token);
    const productId = await must(server.url, 'create-product', { name: 'Office', category: 'Productivity', vendor: 'Microsoft' });
    const serviceTermsId = await must(server.url, 'create-service-terms', { key: 'std', name: 'Standard', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
    planId = await must(server.url, 'create-plan', {
      productId, serviceTermsId, name: 'Office', billingType: 'csp_monthly', currency: 'EUR', periods: [{ periodId: 'year', term: { count: 1, unit: 'year' } }],
      resources: [{ key: 'licences', name: 'Licences', unit: 'licence', minimum: 1, fees: { recurring: 500 } }],
    });
    await must(server.url, 'publish-plan', { planId });
    accounts = await Promise.all([1, 2, 3, 4].map((index) => must(server.url, 'open-account', { kind: 'legal_entity', name: `Account ${index}`, terms: { classKey: 'prepay' } })));
    await server.stop();
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** One client: asks for money, says that it came in, orders; each command once, until the server is gone. */
  const client = async (url: string, index: number): Promise<void> => {
    const accountId = accounts[index % accounts.length] ?? '';
    const attempt = async (command: string, body: object): Promise<Answer | null> => {
      const key = randomUUID();
      const answer = await send(url, command, body, key).catch(() => null);
      sent.push({ command, body, key, answer });
      return answer;
    };
    for (;;) {
      const asked = await attempt('top-up-account', { accountId, amount: 100 + index });
      if (!asked) return;
      const received = await attempt('complete-payment', { paymentId: asked.body.id, method: 'cash' });
      const ordered = received && (await attempt('place-order', { accountId, planId, periodId: 'year', quantities: [{ resourceKey: 'licences', quantity: 1 }] }));
      if (!ordered) return;
    }
  };

  it(`loses no acknowledged command and doubles none, over ${KILLS} kills at random moments`, async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      const server = await serve();
      const clients = Array.from({ length: CLIENTS }, (_, index) => client(server.url, index));
      // However slow the machine is: each round has acknowledged something before it is cut off.
      for (const before = acknowledged(); acknowledged() === before; ) await sleep(5);
      await sleep(Math.random() * LONGEST_MS);
      await server.kill();
      await Promise.all(clients);
    }
    expect(acknowledged()).toBeGreaterThanOrEqual(KILLS);
    expect(sent.filter(({ answer }) => answer !== null && answer.status !== 200)).toEqual([]);

    const server = await serve();
    // What was acknowledged is there, and answers as it did; what broke off is done now, or was done already.
    for (const { command, body, key, answer } of sent) {
      const again = await send(server.url, command, body, key);
      expect(again.status).toBe(200);
      if (answer) expect(again.body).toEqual(answer.body);
    }
    await server.stop();
  }, 600_000);

  it('has each effect once: payments, money and orders agree with what was sent', async () => {
    const system = await platform();
    system.start();
    await system.workflows.drain();
    await system.views.catchUp();
    const all = async (view: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
      const documents = [];
      for await (const document of system.views.all(view, {})) documents.push(document);
      return documents;
    };
    const keys = (command: string): number => sent.filter((one) => one.command === command).length;
    const payments = await all('payments');
    expect(payments.filter(({ kind }) => kind === 'top_up')).toHaveLength(keys('top-up-account'));
    const completed = payments.filter(({ status }) => status === 'Completed');
    expect(completed).toHaveLength(keys('complete-payment'));
    const orders = await all('orders');
    expect(orders).toHaveLength(keys('place-order'));
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
    // Every order has come as far as it can by itself: its subscription, its charge and its payment are there, once.
    expect(await all('subscriptions')).toHaveLength(orders.length);
    expect(payments.filter(({ kind }) => kind === 'order')).toHaveLength(orders.length);
    expect((await all('charges')).every(({ status }) => status === 'New')).toBe(true);
    const received = completed.reduce((sum, { amount }) => sum + Number(amount), 0);
    expect((await all('accounts')).reduce((sum, { balance }) => sum + Number(balance), 0)).toBe(received);
    expect(await all('failed-steps')).toEqual([]);
    await system.stop();
  });

  it('has every view equal to its rebuild', async () => {
    const system = await platform();
    system.start();
    await system.views.catchUp();
    const results = await system.viewBuilder.verifyAll();
    expect(results.filter(({ equal }) => !equal)).toEqual([]);
    expect(results.length).toBeGreaterThan(10);
    await system.stop();
  });
});
