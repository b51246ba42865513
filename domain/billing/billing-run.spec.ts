import { describe, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { billingRun } from './billing-run.js';
import type { BillingRunEvent } from './billing-run.events.js';

const DATE = '2026-11-01';
const { given, when } = scenario(billingRun);

const started = (attempt: number, only: string | null = null): BillingRunEvent => ({ type: 'BillingRunStarted', data: { date: DATE, attempt, only } });
const news = { counts: { subscriptionsCharged: 1000 }, failures: [] };
const progressed = (attempt: number): BillingRunEvent => ({ type: 'BillingRunProgressed', data: { date: DATE, attempt, step: 'subscriptionsCharged', ...news } });
const completed = (attempt: number): BillingRunEvent => ({ type: 'BillingRunCompleted', data: { date: DATE, attempt, counts: {}, failures: [] } });
const start = (attempt: number, only: string | null = null) => ({ type: 'StartRun', date: DATE, attempt, only }) as const;
const report = (attempt: number, of: object = news) => ({ type: 'ReportProgress', date: DATE, attempt, step: 'subscriptionsCharged', ...news, ...of }) as const;
const complete = (attempt: number) => ({ type: 'CompleteRun', date: DATE, attempt, counts: {}, failures: [] }) as const;

describe('the run of a billing day', () => {
  it('starts', () => when(start(1)).then(started(1)));
  it('tells how far it is', () => given(started(1)).when(report(1)).then(progressed(1)));
  it('tells nothing when there is nothing new', () => given(started(1)).when(report(1, { counts: {} })).thenNothing());
  it('completes', () => given(started(1), progressed(1)).when(complete(1)).then(completed(1)));
});

describe('the same day once more', () => {
  it('is another attempt, after it was completed', () => given(started(1), completed(1)).when(start(2)).then(started(2)));
  it('is another attempt, after it was cut off', () => given(started(1), progressed(1)).when(start(2)).then(started(2)));
  it('repeats one step', () => given(started(1), completed(1)).when(start(2, 'ordersExpired')).then(started(2, 'ordersExpired')));
  it('takes no number that another process has', () => given(started(1)).when(start(1)).thenNothing());
  it('takes no number that was overtaken', () => given(started(1), started(2), completed(1)).when(start(2)).thenNothing());
});
