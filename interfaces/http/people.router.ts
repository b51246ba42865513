import { Router } from 'express';
import { type PersonReference } from '../../application/partners/personal-data.js';
import { notFound } from '../../domain/shared/errors.js';
import { signedInAs } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { route } from './route.js';

/** What administrators need to serve people: their data, and the messages that no mail server carries. */
export const peopleRouter = ({ personalData, outbox }: Pick<HttpDeps, 'personalData' | 'outbox'>): Router => {
  const router = Router();
  route(router, '/api/personal-data/:kind/:id', {
    get: [async (request, response) => void response.json(await personalData({ kind: kindOf(request.params['kind']), id: idOf(request.params['id']) }, signedInAs(response, ['admin'])))],
  });
  route(router, '/api/outbox', {
    // The texts hold links by which one signs in, so nobody sees those of another reseller.
    get: [async (_request, response) => void response.json(await outbox.list(signedInAs(response, ['admin']).resellerId, MAX_MAILS))],
  });
  return router;
};

const MAX_MAILS = 200;
const KINDS: readonly PersonReference['kind'][] = ['user', 'manager', 'account'];

const kindOf = (text: unknown): PersonReference['kind'] => {
  const kind = KINDS.find((known) => known === text);
  if (!kind) throw notFound('kind of person', String(text).slice(0, 40));
  return kind;
};

const idOf = (id: unknown): string => {
  if (typeof id !== 'string' || !/^[\w-]{1,100}$/.test(id)) throw notFound('person with id', String(id).slice(0, 100));
  return id;
};
