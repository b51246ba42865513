import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Writable } from 'node:stream';
import type { BusinessFigures } from '../../../application/ports/business-status.js';
import type { ProjectionStatus } from '../../../application/ports/projection-status.js';
import type { JsonObject } from '../../../application/ports/read-store.js';
import { CommandBus, type Registration } from '../../../application/spine/command-bus.js';
import type { Principal } from '../../../application/spine/principal.js';
import { Transactor } from '../../../application/spine/transactor.js';
import { openEmbeddedEventStore } from '../../../infrastructure/eventstore/embedded-event-store.js';
import { openEmbeddedReadStore } from '../../../infrastructure/read-store/embedded-read-store.js';
import { collectionName, SCOPE_FIELDS, type Projection } from '../../../projections/projection.js';
import { registry } from '../../../projections/registry.js';
import { createApp } from '../app.js';
import type { HttpDeps } from '../deps.js';

export const NOW = '2026-11-20T10:00:00.000Z';
export const clock = { now: () => NOW, today: () => NOW.slice(0, 10) };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
}

export interface Asking {
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** Sent as it is when it is a string. */
  readonly body?: unknown;
}

export interface TestApi {
  readonly url: string;
  readonly deps: HttpDeps;
  readonly logLines: Record<string, unknown>[];
  ask(path: string, asking?: Asking): Promise<Answer>;
  command(name: string, body: unknown, asking?: Asking): Promise<Answer>;
  /** Puts rows into a view as its projection would. */
  put(view: Projection, rows: readonly (JsonObject & { readonly id: string })[], position?: number): Promise<void>;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly people?: Readonly<Record<string, Principal>>;
  readonly registrations?: readonly Registration[];
  readonly views?: readonly Projection[];
  readonly deps?: Partial<HttpDeps>;
}

export const upToDate: ProjectionStatus = { position: () => 7, reached: async () => true, lag: async () => ({ events: 0, seconds: 0 }), parked: async () => [], running: () => true };

export const NO_FIGURES: BusinessFigures = { overdue: new Map(), delays: { counts: [], sum: 0, count: 0 }, unpriced: {}, latePulls: 0, pulls: {}, lastPull: null, lastImport: null, reportedUntil: null, outbox: 0, failedSteps: 0 };

/** The app on a free port, over the embedded engines in a folder of their own. A token is the name of one of `people`. */
export const startApi = async ({ people = {}, registrations = [], views = registry, deps: overrides = {} }: TestOptions = {}): Promise<TestApi> => {
  const folder = mkdtempSync(join(tmpdir(), 'http-'));
  const [eventStore, readStore] = [openEmbeddedEventStore({ file: join(folder, 'log.db') }), openEmbeddedReadStore({ file: join(folder, 'views.db') })];
  for (const view of views) {
    await readStore.ensure(collectionName(view), { fields: { ...view.fields, ...SCOPE_FIELDS }, indexes: view.indexes });
    await readStore.activate(view.name, collectionName(view));
  }
  const logLines: Record<string, unknown>[] = [];
  const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => (logLines.push(JSON.parse(chunk.toString()) as Record<string, unknown>), done()) });
  const never = async (): Promise<never> => Promise.reject(new Error('not in this test'));
  const deps: HttpDeps = {
    bus: new CommandBus(registrations, eventStore, new Transactor(eventStore), clock, { mac: (purpose, text) => `${purpose} ${text}` }),
    definitions: registrations.map(({ definition }) => definition),
    views, eventStore, readStore, clock,
    profiles: { getMany: async () => new Map() },
    status: upToDate,
    workflows: { position: () => 7, running: () => true },
    billing: { figures: async () => ({ lastSuccess: NOW, failures: 0 }) },
    business: { figures: async () => NO_FIGURES },
    billingAlerts: never,
    viewAdmin: { list: never, rebuild: never, verify: never },
    authentication: { authenticate: async (token) => people[token] ?? null, signIn: never, signOut: never, switchAccount: never },
    whoAmI: { describe: never },
    personalData: never,
    forecast: never,
    invoiceDocument: never,
    download: never,
    todayOf: async () => NOW.slice(0, 10),
    outbox: { list: never },
    logger: pino({ level: 'info' }, sink),
    uiFolder: join(folder, 'ui'),
    ...overrides,
  };
  const server = createApp(deps).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask: TestApi['ask'] = (path, asking = {}) => send(`${url}${path}`, asking);
  return {
    url, deps, logLines, ask,
    command: (name, body, asking = {}) => ask(`/api/commands/${name}`, { method: 'POST', body, ...asking }),
    put: (view, rows, position = 1) => readStore.apply(new Map([[collectionName(view), rows.map((body) => ({ id: body.id, position, body }))]]), new Map()),
    close: async () => {
      await closed(server);
      await Promise.all([eventStore.close(), readStore.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const send = async (url: string, { as, headers = {}, method = 'GET', body }: Asking): Promise<Answer> => {
  const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const sent = { ...(as && { Authorization: `Bearer ${as}` }), ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers };
  const response = await fetch(url, { method, headers: sent, ...content });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : null };
};

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
