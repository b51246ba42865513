import { Router } from 'express';
import { badQuery } from '../../application/queries/bad-query.js';
import { only, single } from '../../application/queries/list-query.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { route } from './route.js';

/** Three billing days lie within it, whatever the month. */
const DEFAULT_DAYS = 93;
const MOST_DAYS = 366;

/** The money that an account will need. */
export const forecastRouter = ({ forecast }: Pick<HttpDeps, 'forecast'>): Router => {
  const router = Router();
  route(router, '/api/accounts/:id/forecast', {
    get: [
      requireSignedIn,
      async (request, response) => {
        only(request.query, ['days']);
        response.json(await forecast(String(request.params['id']), daysOf(single(request.query, 'days')), signedIn(response)));
      },
    ],
  });
  return router;
};

const daysOf = (text: string | null): number => {
  const days = text === null ? DEFAULT_DAYS : Number(text);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw badQuery('/days', `must be a whole number from 1 to ${MOST_DAYS}`);
  return days;
};
