import { Router } from 'express';
import { explainCharge, type ExplainedCharge } from '../../application/billing/explain-charge.js';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import type { JsonObject } from '../../application/ports/read-store.js';
import { only, single } from '../../application/queries/list-query.js';
import type { ReadService } from '../../application/queries/read-service.js';
import { forbidden } from '../../domain/shared/errors.js';
import type { Projection } from '../../projections/projection.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import { fresh } from './read-headers.js';
import { route } from './route.js';
import { idOf } from './views.router.js';

interface Deps {
  readonly status: ProjectionStatus;
  readonly reads: ReadService;
}

/** How a charge came to its amount. */
export const chargesRouter = ({ status, reads }: Deps, charges: Projection): Router => {
  const router = Router();
  route(router, '/api/charges/:id/explanation', {
    get: [
      requireSignedIn,
      fresh(status, charges.name),
      async (request, response) => {
        only(request.query, ['asOf']);
        const charge = await reads.get(charges, idOf(charges, String(request.params['id'])), signedIn(response), single(request.query, 'asOf'));
        response.json(explainCharge(explainable(charge)));
      },
    ],
  });
  return router;
};

/** Whoever may not see what a charge was computed from cannot have it explained. */
const explainable = (charge: JsonObject): ExplainedCharge => {
  if (!('derivation' in charge)) throw forbidden('The explanation of this charge is for the reseller who made it.');
  return charge as unknown as ExplainedCharge;
};
