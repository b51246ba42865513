import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { systemClock } from '../../infrastructure/clock/clocks.js';
import { readConfig } from '../../infrastructure/config.js';
import { openEmbeddedEventStore } from '../../infrastructure/eventstore/embedded-event-store.js';
import { openPlatform, type Platform } from '../../infrastructure/main/platform.js';
import { ManySubscriptions } from '../support/many-subscriptions.js';

/** BILLED_SUBSCRIPTIONS=10000 for the long one. */
const SUBSCRIPTIONS = Number(process.env.BILLED_SUBSCRIPTIONS ?? 600);
const OF_AN_ACCOUNT = 4;
const LINES = 2;
const KILLS = 4;
const BILLING_DAY = '2020-11-01';
/** Catches up the billing day, and makes its invoices. */
const DAY_AFTER = '2020-11-02';
const NOVEMBER = 5_000;

describe('billing runs that are killed, resumed and run twice at once', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-billing-'));
  const log = openEmbeddedEventStore({ file: join(dataDir, 'log.db') });
  const children: ChildProcess[] = [];
  const platform = (): Promise<Platform> => openPlatform(readConfig({ DATA_DIR: dataDir }), { clock: systemClock, logger: pino({ level: 'silent' }) });

  /** The real program in a process of its own, on the build in `dist`. */
  const run = (): { readonly child: ChildProcess; readonly ended: Promise<unknown> } => {
    const env = { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/infrastructure/main/cli.js'), 'billing-run', '--date', DAY_AFTER], { env, stdio: 'ignore' });
    children.push(child);
    return { child, ended: once(child, 'exit') };
  };
  const grownBy = async (events: number): Promise<void> => {
    for (const before = await log.head(); (await log.head()) < before + events; ) await sleep(2);
  };

  beforeAll(async () => {
    const setup = await platform();
    const { resellerId } = await setup.container.get(Bootstrap).run({ name: 'Distributor', currency: 'EUR', timeZone: 'UTC', locale: 'en', firstName: 'Ada', lastName: 'Berg', email: 'ada@example.com', password: 'a long password' });
    await new ManySubscriptions(setup).make({ resellerId, accounts: SUBSCRIPTIONS / OF_AN_ACCOUNT, subscriptions: OF_AN_ACCOUNT, lines: LINES, paymentModel: 'prepay' });
    await setup.stop();
  }, 600_000);
  afterAll(async () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    await log.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`come to their end after ${KILLS} kills at random moments, the last ones beside each other`, async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      const { child, ended } = run();
      await grownBy(1 + Math.floor((Math.random() * 3 * SUBSCRIPTIONS) / (2 * KILLS)));
      child.kill('SIGKILL');
      await ended;
    }
    const last = [run(), run()];
    await Promise.all(last.map(({ ended }) => ended));
    expect(last.map(({ child }) => child.exitCode)).toEqual([0, 0]);
  }, 900_000);

  it('have written October off and held November, once for each subscription', async () => {
    const system = await platform();
    system.start();
    await system.workflows.drain();
    await system.views.catchUp();
    const months = new Map<string, number>();
    for await (const { subscriptionId, status, net, period } of system.views.all('charges', {})) {
      const key = `${String(subscriptionId)} ${String(status)} ${(period as { from: string }).from} ${Number(net)}`;
      months.set(key, (months.get(key) ?? 0) + 1);
    }
    expect(months.size).toBe(2 * SUBSCRIPTIONS);
    for (const [key, count] of months) expect([key.slice(37), count]).toEqual([key.includes('2020-10') ? `Closed 2020-10-01 ${NOVEMBER}` : `Blocked ${BILLING_DAY} ${NOVEMBER}`, LINES]);
    const of = OF_AN_ACCOUNT * LINES * NOVEMBER;
    for await (const { balance, blocked } of system.views.all('accounts', {})) expect([balance, blocked]).toEqual([1_000_000_000 - of, of]);
    for await (const { date, status, failureCount } of system.views.all('billing-runs', {})) expect([date, status, failureCount]).toEqual([date, 'Completed', 0]);
    await system.stop();
  });

  it('have issued one act an account over October, numbered without a gap', async () => {
    const system = await platform();
    system.start();
    await system.views.catchUp();
    const [accounts, numbers] = [new Set<unknown>(), new Set<unknown>()];
    for await (const { accountId, number, status, total } of system.views.all('invoices', {})) {
      expect([status, total]).toEqual(['Closed', OF_AN_ACCOUNT * LINES * NOVEMBER]);
      accounts.add(accountId);
      numbers.add(Number(/\d+$/.exec(String(number))?.[0]));
    }
    expect([accounts.size, numbers.size]).toEqual([SUBSCRIPTIONS / OF_AN_ACCOUNT, SUBSCRIPTIONS / OF_AN_ACCOUNT]);
    expect(Math.max(...[...numbers].map(Number))).toBe(SUBSCRIPTIONS / OF_AN_ACCOUNT);
    await system.stop();
  });

  it('leave every view equal to its rebuild', async () => {
    const system = await platform();
    system.start();
    await system.views.catchUp();
    const results = await system.viewBuilder.verifyAll();
    expect(results.filter(({ equal }) => !equal)).toEqual([]);
    await system.stop();
  });
});
