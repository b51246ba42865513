import express, { type Express, type RequestHandler } from 'express';
import { aggregates } from '../../application/spine/aggregates.js';
import { ReadService } from '../../application/queries/read-service.js';
import { adminRouter } from './admin.router.js';
import { authenticate } from './authenticate.js';
import { azureUsageRouter } from './azure-usage.router.js';
import { billingAlertsRouter } from './billing-alerts.router.js';
import { chargesRouter } from './charges.router.js';
import { commandsRouter } from './commands.router.js';
import type { HttpDeps } from './deps.js';
import { docsRouter } from './docs.router.js';
import { exportsRouter } from './exports.router.js';
import { forecastRouter } from './forecast.router.js';
import { healthRouter } from './health.router.js';
import { invoiceDocumentRouter } from './invoice-document.router.js';
import { invoicesRouter } from './invoices.router.js';
import { logRouter } from './log.router.js';
import { createMetrics, type Metrics } from './metrics.js';
import { metricsRouter } from './metrics.router.js';
import { openApiDocument } from './openapi/document.js';
import { pagesRouter } from './pages.router.js';
import { peopleRouter } from './people.router.js';
import { problems, unknownRoute } from './problems.js';
import { rateLimit } from './rate-limit.js';
import { resellerChargesRouter } from './reseller-charges.router.js';
import { requestLog } from './request-log.js';
import { securityHeaders } from './security-headers.js';
import { sessionsRouter } from './sessions.router.js';
import { trace } from './trace.js';
import { viewsRouter } from './views.router.js';

const LIMITS = { signIn: { requests: 60, seconds: 60 }, reset: { requests: 10, seconds: 60 } };

/** The whole HTTP side: API, docs, health, metrics, pages. It listens nowhere yet. */
export const createApp = (deps: HttpDeps): Express => {
  const app = express();
  const metrics = createMetrics(deps);
  app.disable('x-powered-by').disable('etag').set('trust proxy', deps.trustedProxies ?? 0);
  app.use(trace, requestLog({ logger: deps.logger, metrics }), securityHeaders);
  app.use('/api', apiHeaders, authenticate(deps.authentication));
  for (const router of api(deps, metrics)) app.use(router);
  app.use('/api', unknownRoute);
  app.use(healthRouter(deps), metricsRouter(metrics), docsRouter(openApiDocument(deps.definitions, deps.views)));
  app.use(pagesRouter(deps.uiFolder));
  app.use(unknownRoute);
  app.use(problems(deps));
  return app;
};

const api = (deps: HttpDeps, metrics: Metrics): readonly RequestHandler[] => {
  const limits = deps.limits ?? LIMITS;
  const reads = new ReadService(deps);
  const reset = express.Router().post('/api/commands/request-password-reset', rateLimit(limits.reset));
  const view = (name: string) => deps.views.find((candidate) => candidate.name === name);
  const [charges, resellerCharges, supplierCharges, invoices] = [view('charges'), view('reseller-charges'), view('supplier-charges'), view('invoices')];
  const [subscriptions, azureDaily, azureUsageDays] = [view('subscriptions'), view('azure-daily'), view('azure-usage-days')];
  return [
    reset,
    commandsRouter(deps, metrics),
    sessionsRouter(deps, limits.signIn),
    ...(charges ? [chargesRouter({ ...deps, reads }, charges)] : []),
    ...(charges && resellerCharges && supplierCharges ? [resellerChargesRouter({ ...deps, reads }, { charges, resellerCharges, supplierCharges })] : []),
    ...(charges && invoices ? [invoicesRouter({ ...deps, reads }, { charges, invoices })] : []),
    ...(subscriptions && azureDaily && azureUsageDays ? [azureUsageRouter({ ...deps, reads }, { subscriptions, azureDaily, azureUsageDays })] : []),
    forecastRouter(deps),
    billingAlertsRouter(deps),
    invoiceDocumentRouter(deps),
    exportsRouter(deps),
    logRouter(deps, aggregates),
    peopleRouter(deps),
    adminRouter(deps),
    viewsRouter({ ...deps, reads }),
  ];
};

const EXPOSED = 'Content-Disposition, Content-Range, ETag, Link, Location, Retry-After, X-Position, X-Stale, X-Trace-Id';

const apiHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store').setHeader('Access-Control-Expose-Headers', EXPOSED);
  next();
};
