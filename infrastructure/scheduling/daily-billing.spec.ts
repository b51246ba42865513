import { afterEach, describe, expect, it } from '@jest/globals';
import { RunCalendar } from '../../application/billing/run/run-calendar.js';
import { RunInterrupted } from '../../application/billing/run/step-run.js';
import { laterDates, SimulatedClock } from '../clock/clocks.js';
import { Lease, newOwner } from '../concurrency/lease.js';
import { ConfigError, readConfig } from '../config.js';
import { silent } from '../observability/log.js';
import { openEmbeddedReadStore } from '../read-store/embedded-read-store.js';
import { DailyBilling, type DailyBillingOptions } from './daily-billing.js';

const store = openEmbeddedReadStore({ file: ':memory:' });
const open: DailyBilling[] = [];
const daily = (options: Pick<DailyBillingOptions, 'runner' | 'calendar'> & Partial<DailyBillingOptions>): DailyBilling => {
  const billing = new DailyBilling({ lease: new Lease(store, 'billing-run', newOwner(), { ttlMs: 500, renewMs: 100, retryMs: 5 }), log: silent, lookEveryMs: 1, ...options });
  open.push(billing);
  billing.start();
  return billing;
};
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((billing) => billing.stop()));
});

describe('billing by itself', () => {
  it('runs each date once, when it has come', async () => {
    const due = [null, '2026-11-01', null, null, '2026-11-02', null];
    const ran: string[] = [];
    const runner: DailyBillingOptions['runner'] = { runUpTo: async (date) => (ran.push(date), [{ date, counts: {}, failures: [] }]) };
    daily({ runner, calendar: { dueDate: async () => due.shift() ?? null } });
    await until(() => due.length === 0);
    expect(ran).toEqual(['2026-11-01', '2026-11-02']);
  });

  it('tries again after a failure', async () => {
    let attempts = 0;
    const runUpTo = async (): Promise<readonly []> => {
      if (++attempts < 2) throw new Error('a store is away');
      return [];
    };
    daily({ runner: { runUpTo }, calendar: { dueDate: async () => (attempts < 2 ? '2026-11-01' : null) } });
    await until(() => attempts === 2);
  });

  it('asks a run to end when the server stops, and waits for it', async () => {
    let began = false;
    let ended = false;
    const runUpTo: DailyBillingOptions['runner']['runUpTo'] = (date, { signal } = {}) =>
      new Promise((_resolve, reject) => {
        began = true;
        signal?.addEventListener('abort', () => setTimeout(() => ((ended = true), reject(new RunInterrupted(date))), 5));
      });
    const billing = daily({ runner: { runUpTo }, calendar: { dueDate: async () => '2026-11-01' } });
    await until(() => began);
    await billing.stop();
    expect(ended).toBe(true);
  });

  it('leaves it to one server of several', async () => {
    const began: string[] = [];
    const runnerOf = (server: string): DailyBillingOptions['runner'] => ({ runUpTo: async () => (began.push(server), []) });
    const first = daily({ runner: runnerOf('first'), calendar: { dueDate: async () => '2026-11-01' } });
    await until(() => began.length > 0);
    daily({ runner: runnerOf('second'), calendar: { dueDate: async () => '2026-11-01' } });
    await until(() => began.length > 5);
    expect(new Set(began)).toEqual(new Set(['first']));
    await first.stop();
    await until(() => began.includes('second'));
  });
});

describe('when the day has come', () => {
  const views = (runs: readonly object[]): ConstructorParameters<typeof RunCalendar>[0] => ({
    catchUp: async () => true,
    all: async function* (view) {
      if (view === 'resellers') yield* [{ timeZone: 'Europe/Berlin' }, { timeZone: 'America/Santiago' }];
      if (view === 'billing-runs') yield* runs as readonly Readonly<Record<string, unknown>>[];
    },
  });
  const due = (instant: string, hour: number, runs: readonly object[] = [{ date: '2026-10-31', status: 'Completed' }]): Promise<string | null> =>
    new RunCalendar(views(runs), laterDates(new SimulatedClock(instant), hour)).dueDate();

  // 1 November begins at 03:00 UTC in Santiago.
  it.each([
    ['2026-11-01T02:59:00.000Z', 0, null],
    ['2026-11-01T03:00:00.000Z', 0, '2026-11-01'],
    ['2026-11-01T03:59:00.000Z', 1, null],
    ['2026-11-01T04:00:00.000Z', 1, '2026-11-01'],
  ])('at %s, asked for hour %i: %s', async (instant, hour, date) => expect(await due(instant, hour)).toBe(date));

  it('is not told again once it ran', async () => expect(await due('2026-11-01T12:00:00.000Z', 1, [{ date: '2026-11-01', status: 'Completed with failures' }])).toBeNull());
  it('is told again after a run that was cut off', async () => expect(await due('2026-11-01T12:00:00.000Z', 1, [{ date: '2026-11-01', status: 'Running' }])).toBe('2026-11-01'));
});

describe('BILLING_RUN', () => {
  it.each([
    [undefined, 1],
    ['3', 3],
    ['off', null],
  ])('%s: %s', (BILLING_RUN, hour) => expect(readConfig({ BILLING_RUN }).billingRun).toBe(hour));
  it('takes nothing else', () => expect(() => readConfig({ BILLING_RUN: '24' })).toThrow(ConfigError));
});
