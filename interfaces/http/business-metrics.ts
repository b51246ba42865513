import { Gauge, type Histogram, type Registry } from 'prom-client';
import type { BusinessFigures, BusinessStatus } from '../../application/ports/business-status.js';

/** Null while a store is away. */
type Figures = BusinessFigures | null;

const NONE: BusinessFigures['delays'] = { counts: [], sum: 0, count: 0 };

/** What the business is watched by (CR-810). No label names a subscription or an account: there are too many, and `/api/billing-alerts` lists them. */
export const registerBusiness = (registry: Registry, prefix: string, business: BusinessStatus, bounds: readonly number[]): void => {
  const figures = (): Promise<Figures> => business.figures().catch(() => null);
  const gauge = (name: string, help: string, value: (figures: BusinessFigures) => number | null): Gauge =>
    new Gauge({
      name: `${prefix}${name}`, help, registers: [registry],
      async collect() {
        const known = await figures();
        this.set((known && value(known)) ?? Number.NaN);
      },
    });
  const labelled = (name: string, help: string, label: string, values: (figures: BusinessFigures) => Iterable<readonly [string, number]>): Gauge =>
    new Gauge({
      name: `${prefix}${name}`, help, labelNames: [label], registers: [registry],
      async collect() {
        this.reset();
        const known = await figures();
        for (const [key, value] of known ? values(known) : []) this.set({ [label]: key }, value);
      },
    });
  labelled('billing_overdue', 'Subscriptions with a charge that an earlier billing day should have written off, by reseller.', 'reseller', ({ overdue }) => overdue);
  labelled('azure_usage_unpriced', 'Resources whose Azure usage has no price, by reason.', 'reason', ({ unpriced }) => Object.entries(unpriced));
  labelled('outbox_pending', 'What waits to be carried away, by where to.', 'target', ({ outbox }) => [['mail', outbox]]);
  gauge('failed_steps', 'Steps of workflows that were refused and wait for somebody.', ({ failedSteps }) => failedSteps);
  gauge('azure_usage_pull_late', 'Linked Azure subscriptions whose usage was not fetched with success for a day.', ({ latePulls }) => latePulls);
  labelled('azure_pulls_waiting', 'Runs that wait until the vendor is to be asked again, by kind.', 'kind', ({ pulls }) => Object.entries(pulls).map(([kind, { waiting }]) => [kind, waiting]));
  labelled('azure_pulls_running', 'Runs that fetch from the vendor, by kind.', 'kind', ({ pulls }) => Object.entries(pulls).map(([kind, { running }]) => [kind, running]));
  gauge('azure_usage_last_pull_timestamp_seconds', 'When the vendor last answered all that was asked, also when nothing was used, in seconds since 1970.', ({ lastPull }) => secondsOf(lastPull));
  gauge('azure_usage_last_import_timestamp_seconds', 'When Azure usage was last taken in, in seconds since 1970.', ({ lastImport }) => secondsOf(lastImport));
  gauge('azure_usage_reported_until_timestamp_seconds', 'Up to when the vendor has reported the usage that was taken in, in seconds since 1970.', ({ reportedUntil }) => secondsOf(reportedUntil));
  registry.registerMetric(keptHistogram(`${prefix}billing_delay_seconds`, 'How long after the beginning of the day on which they fell due charges were written off.', bounds, figures));
};

const secondsOf = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant) / 1000);

/** A histogram that is kept in a read model: it outlives the process, and is the same in every one. A registry wants no more of a metric than this. */
const keptHistogram = (name: string, help: string, bounds: readonly number[], figures: () => Promise<Figures>): Histogram => {
  const get = async (): Promise<object> => {
    const { counts, sum, count } = (await figures())?.delays ?? NONE;
    let within = 0;
    const buckets = bounds.map((le, index) => ({ metricName: `${name}_bucket`, labels: { le: String(le) }, value: (within += counts[index] ?? 0) }));
    const totals = ([['bucket', { le: '+Inf' }, count], ['sum', {}, sum], ['count', {}, count]] as const).map(([suffix, labels, value]) => ({ metricName: `${name}_${suffix}`, labels, value }));
    return { name, help, type: 'histogram', aggregator: 'first', values: [...buckets, ...totals] };
  };
  return { name, get } as unknown as Histogram;
};
