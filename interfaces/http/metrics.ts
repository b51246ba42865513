import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { BillingStatus } from '../../application/ports/billing-status.js';
import type { BusinessStatus } from '../../application/ports/business-status.js';
import type { EventStore } from '../../application/ports/event-store.js';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import type { WorkflowStatus } from '../../application/ports/workflow-status.js';
import { DELAY_BOUNDS } from '../../projections/billing/business-figures.projection.js';
import { registerBusiness } from './business-metrics.js';

export interface Metrics {
  request(labels: { readonly method: string; readonly route: string; readonly status: string }, seconds: number): void;
  /** `outcome`: accepted, rehearsed, or the code of the refusal. */
  command(command: string, outcome: string): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

interface Measured {
  readonly status: ProjectionStatus;
  readonly workflows: WorkflowStatus;
  readonly billing: BillingStatus;
  readonly business: BusinessStatus;
  readonly eventStore: Pick<EventStore, 'head'>;
}

const PREFIX = 'skyledger_';
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const createMetrics = (measured: Measured): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: PREFIX });
  const requests = new Histogram({ name: `${PREFIX}http_request_duration_seconds`, help: 'Time to answer, by route template.', labelNames: ['method', 'route', 'status'], buckets: BUCKETS, registers: [registry] });
  const commands = new Counter({ name: `${PREFIX}commands_total`, help: 'Commands by name and outcome.', labelNames: ['command', 'outcome'], registers: [registry] });
  gauges(registry, measured);
  registerBusiness(registry, PREFIX, measured.business, DELAY_BOUNDS);
  return {
    request: (labels, seconds) => requests.observe(labels, seconds),
    command: (command, outcome) => commands.inc({ command, outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};

const gauges = (registry: Registry, { status, workflows, billing, eventStore }: Measured): void => {
  const gauge = (name: string, help: string, read: () => Promise<number | null> | number): Gauge =>
    new Gauge({
      name: `${PREFIX}${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set((await answered(read)) ?? Number.NaN);
      },
    });
  gauge('projection_position', 'Position of the log up to which every view has come.', () => status.position());
  gauge('projection_lag_events', 'Events that some view does not reflect yet.', async () => (await status.lag()).events);
  gauge('projection_lag_seconds', 'Age of the oldest event that some view does not reflect yet.', async () => (await status.lag()).seconds);
  gauge('projection_parked_events', 'Events that no view could take.', async () => (await status.parked()).length);
  gauge('projection_running', '1 while the views follow the log.', () => Number(status.running()));
  gauge('workflow_position', 'Position of the log up to which workflows have done their work.', () => workflows.position());
  gauge('workflow_position_lag', 'How far that is behind the last position of the log.', async () => Math.max(0, (await eventStore.head()) - workflows.position()));
  gauge('workflow_running', '1 while workflows follow the log.', () => Number(workflows.running()));
  gauge('billing_run_last_success_timestamp_seconds', 'When a billing run last came to its end, in seconds since 1970.', async () => secondsOf((await billing.figures()).lastSuccess));
  gauge('billing_run_failures', 'What the billing run of the latest date could not do.', async () => (await billing.figures()).failures);
};

const secondsOf = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant) / 1000);

/** A store that is away must not take the other figures with it. */
const answered = async (read: () => Promise<number | null> | number): Promise<number | null> => {
  try {
    return await read();
  } catch {
    return null;
  }
};
