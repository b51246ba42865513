import { Router } from 'express';
import { signedInAs } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { route } from './route.js';

/** What administrators need to serve people: their data, and the messages that no mail server carries. */
export const peopleRouter = ({ personalData, outbox }: Pick<HttpDeps, 'personalData' | 'outbox'>): Router => {
  const router = Router();
  route(router, '/api/profiles/:profileId/personal-data', {
    get: [async (request, response) => void response.json(await personalData(String(request.params['profileId']), signedInAs(response, ['admin'])))],
  });
  route(router, '/api/outbox', {
    // The texts hold links by which one signs in, so nobody sees those of another reseller.
    get: [async (_request, response) => void response.json(await outbox.list(signedInAs(response, ['admin']).resellerId, MAX_MAILS))],
  });
  return router;
};

const MAX_MAILS = 200;
