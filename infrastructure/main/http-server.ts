import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { commandDefinitions } from '../../application/index.js';
import { BillingAlerts } from '../../application/billing/checks/billing-alerts.js';
import { ReadBusinessFigures } from '../../application/billing/checks/business-figures.js';
import { Downloads } from '../../application/audit/exports/downloads.js';
import { InvoicePapers } from '../../application/billing/papers/invoice-papers.js';
import { Forecast } from '../../application/billing/forecast.js';
import { RunFigures } from '../../application/billing/run/run-figures.js';
import { Authentication } from '../../application/partners/authentication.js';
import { PersonalData } from '../../application/partners/personal-data.js';
import { Records } from '../../application/partners/records.js';
import { WhoAmI } from '../../application/queries/who-am-i.js';
import { createApp } from '../../interfaces/http/app.js';
import { registry } from '../../projections/registry.js';
import type { Platform } from './platform.js';

export interface HttpServer {
  readonly url: string;
  /** Answers what is under way, then closes. */
  close(): Promise<void>;
}

const UI_FOLDER = fileURLToPath(new URL('../../ui/', import.meta.url));
const GRACE_MS = 5_000;
const IDLE_MS = 20;

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly trustedProxies?: number;
}

export const listen = (platform: Platform, { host, port, logger, trustedProxies = 0 }: ListenOptions): Promise<HttpServer> => {
  const { container, projections, workflows, viewBuilder } = platform;
  const app = createApp({
    ...platform,
    definitions: commandDefinitions,
    views: registry,
    status: projections,
    workflows,
    billing: container.get(RunFigures),
    business: container.get(ReadBusinessFigures),
    billingAlerts: (principal) => container.get(BillingAlerts).of(principal),
    viewAdmin: viewBuilder,
    authentication: container.get(Authentication),
    whoAmI: container.get(WhoAmI),
    personalData: (person, principal) => container.get(PersonalData).export(person, principal),
    forecast: (accountId, days, principal) => container.get(Forecast).of(accountId, days, principal),
    invoiceDocument: (invoiceId, principal, locale) => container.get(InvoicePapers).of(invoiceId, principal, locale),
    download: (exportId, principal) => container.get(Downloads).of(exportId, principal),
    todayOf: async (resellerId) => platform.clock.today((await container.get(Records).reseller(resellerId))?.reseller.timeZone ?? 'UTC'),
    logger,
    uiFolder: UI_FOLDER,
    trustedProxies,
  });
  return new Promise((resolve, reject) => {
    // A port that is taken is told to the callback.
    const server = app.listen(port, host, (error?: Error) => (error ? reject(error) : resolve(running(server, host))));
  });
};

const running = (server: Server, host: string): HttpServer => ({
  url: `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${(server.address() as AddressInfo).port}`,
  close: () =>
    new Promise((resolve) => {
      // Clients that go on on their connections are not cut off in the middle of a command: each ends with its answer.
      server.prependListener('request', (_request, response: ServerResponse) => {
        response.shouldKeepAlive = false;
      });
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
      server.close(() => {
        clearInterval(idle);
        resolve();
      });
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    }),
});
