import { Router } from 'express';
import { InvoiceReader } from '../../application/billing/invoice-reader.js';
import type { EventStore } from '../../application/ports/event-store.js';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import { badQuery } from '../../application/queries/bad-query.js';
import { only, single } from '../../application/queries/list-query.js';
import type { ReadService } from '../../application/queries/read-service.js';
import type { Projection } from '../../projections/projection.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import { fresh } from './read-headers.js';
import { route } from './route.js';
import { idOf } from './views.router.js';

interface Deps {
  readonly status: ProjectionStatus;
  readonly reads: ReadService;
  readonly eventStore: EventStore;
}

/** How an invoice came to its total, line by line. */
export const invoicesRouter = ({ status, reads, eventStore }: Deps, views: { readonly invoices: Projection; readonly charges: Projection }): Router => {
  const router = Router();
  const reader = new InvoiceReader(reads, eventStore, views);
  route(router, '/api/invoices/:id/explanation', {
    get: [
      requireSignedIn,
      fresh(status, views.invoices.name),
      async (request, response) => {
        only(request.query, ['from']);
        response.json(await reader.explain(idOf(views.invoices, String(request.params['id'])), signedIn(response), firstLine(single(request.query, 'from'))));
      },
    ],
  });
  return router;
};

const firstLine = (text: string | null): number => {
  if (text === null) return 0;
  if (!/^\d{1,7}$/.test(text)) throw badQuery('/from', 'must be the number of a line, counted from 0');
  return Number(text);
};
