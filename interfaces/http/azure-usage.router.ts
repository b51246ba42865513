import { Router, type Request, type Response } from 'express';
import { AzureUsageReader, type UsageQuestion, type UsageViews } from '../../application/consumption/azure/reading/usage-reader.js';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import type { ReadStore } from '../../application/ports/read-store.js';
import { only, parseListQuery, single } from '../../application/queries/list-query.js';
import type { ReadService } from '../../application/queries/read-service.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import { fresh } from './read-headers.js';
import { route } from './route.js';
import { idOf } from './views.router.js';

interface Deps {
  readonly status: ProjectionStatus;
  readonly reads: ReadService;
  readonly readStore: ReadStore;
  readonly todayOf: (resellerId: string) => Promise<string>;
}

/** What a subscription used of Azure, added up: totals and groups of a selection, and what it can be narrowed to. */
export const azureUsageRouter = ({ status, reads, readStore, todayOf }: Deps, views: UsageViews): Router => {
  const router = Router();
  const reader = new AzureUsageReader({ reads, readStore, today: todayOf }, views);
  const before = [requireSignedIn, fresh(status, views.azureUsageDays.name)];
  const question = ({ params, query }: Request): UsageQuestion => ({ subscriptionId: idOf(views.subscriptions, String(params['id'])), periods: single(query, 'periods'), days: single(query, 'days') });
  route(router, '/api/subscriptions/:id/azure-usage', {
    get: [
      ...before,
      async (request: Request, response: Response) => {
        only(request.query, ['periods', 'days', 'filter', 'groupBy']);
        const { filter } = parseListQuery({ filter: request.query['filter'] });
        response.json(await reader.summary({ ...question(request), filter, groupBy: single(request.query, 'groupBy') }, signedIn(response)));
      },
    ],
  });
  route(router, '/api/subscriptions/:id/azure-usage/choices', {
    get: [
      ...before,
      async (request: Request, response: Response) => {
        only(request.query, ['periods', 'days']);
        response.json(await reader.choices(question(request), signedIn(response)));
      },
    ],
  });
  return router;
};
