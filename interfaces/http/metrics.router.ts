import { Router } from 'express';
import type { Metrics } from './metrics.js';
import { route } from './route.js';

/** What Prometheus reads. Keep it inside the network: it tells how much business there is. */
export const metricsRouter = (metrics: Metrics): Router => {
  const router = Router();
  route(router, '/metrics', { get: [async (_request, response) => void response.type(metrics.contentType).send(await metrics.text())] });
  return router;
};
