import { randomUUID } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { SECRET_KEYS, withoutKeys } from '../../application/queries/hidden-paths.js';
import type { CommandAnswer, Rehearsal } from '../../application/spine/command-bus.js';
import type { CommandDefinition, Preview } from '../../application/spine/command.js';
import type { Principal } from '../../application/spine/principal.js';
import { DomainError } from '../../domain/shared/errors.js';
import { expectedRevision, idempotencyKey, isDryRun } from './command-headers.js';
import type { HttpDeps } from './deps.js';
import { HttpProblem } from './http-problem.js';
import { documentBody, jsonBody } from './json-body.js';
import type { Metrics } from './metrics.js';
import { problemOf } from './problem-of.js';
import { stateOf } from './request-state.js';
import { route } from './route.js';

type Answer = CommandAnswer | Rehearsal | Preview;

/** The one way to change anything: POST /api/commands/<verb-noun>. */
export const commandsRouter = (deps: Pick<HttpDeps, 'bus' | 'definitions' | 'clock'>, metrics: Metrics): Router => {
  const router = Router();
  const definitions = new Map(deps.definitions.map((definition) => [definition.name, definition]));
  route(router, '/api/commands/:name', {
    post: [
      bodyOf(definitions),
      async (request, response) => {
        const definition = definitions.get(String(request.params['name']));
        const name = definition?.name ?? 'unknown';
        try {
          const answer = await execute(deps, definition, request, response);
          metrics.command(name, 'events' in answer && !('dryRun' in answer) ? 'accepted' : 'rehearsed');
          send(response, answer);
        } catch (error) {
          metrics.command(name, problemOf(error, deps.clock.now())?.code ?? 'internal');
          throw error;
        }
      },
    ],
  });
  return router;
};

/** Vendors' documents are large: only the staff may send them. */
const bodyOf = (definitions: ReadonlyMap<string, CommandDefinition>): RequestHandler => {
  const documents = new Map([...definitions.values()].flatMap(({ name, vendorDocument }) => (vendorDocument === undefined ? [] : [[name, documentBody(vendorDocument)] as const])));
  const readerOf = (request: Request, response: Response): RequestHandler => (stateOf(response).principal?.kind === 'manager' ? documents.get(String(request.params['name'])) : undefined) ?? jsonBody;
  return (request, response, next) => readerOf(request, response)(request, response, next);
};

const execute = async ({ bus }: Pick<HttpDeps, 'bus'>, definition: CommandDefinition | undefined, request: Request, response: Response): Promise<Answer> => {
  const { traceId, principal } = stateOf(response);
  const [key, dryRun] = [idempotencyKey(request), isDryRun(request)];
  if (!definition) throw new HttpProblem(404, 'not_found', 'There is no such command. The commands are listed in /docs and /openapi.json.');
  if (dryRun && definition.rehearsable === false) throw new DomainError('rule', 'not_rehearsable', `${definition.name} cannot be rehearsed. Send it without dryRun.`);
  return bus.execute({
    name: definition.name,
    body: request.body as unknown,
    principal,
    key: key ?? randomUUID(),
    keyed: key !== null,
    expectedRevision: expectedRevision(request),
    dryRun,
    correlationId: traceId,
  });
};

const send = (response: Response, answer: Answer): void => {
  const { principal } = stateOf(response);
  if ('preview' in answer) return void response.json(cut(answer.preview, principal));
  if ('dryRun' in answer) return void response.json(cut(answer, principal));
  const text = JSON.stringify(answer);
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text), ETag: `"${answer.revision}"`, 'X-Position': String(answer.position) };
  response.writeHead(200, headers).end(text);
};

/** Customers see the discount that was applied; what lost, and what it was computed on, is the seller's. */
const SELLERS_OWN = ['lost', 'basis'];

const cut = (rehearsed: object, principal: Principal | null): unknown => {
  const staff = principal !== null && principal.kind !== 'user';
  return withoutKeys(rehearsed, staff ? SECRET_KEYS : [...SECRET_KEYS, ...SELLERS_OWN]);
};
