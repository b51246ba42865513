import { Router, type Request } from 'express';
import type { AnyAggregate } from '../../application/spine/aggregates.js';
import { LogReader } from '../../application/queries/log-reader.js';
import { parseEventsQuery, parseStateQuery, parseStreamQuery } from '../../application/queries/log-query.js';
import { streamState } from '../../application/queries/stream-state.js';
import { signedIn } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { nextLink } from './next-link.js';
import { route } from './route.js';

const streamOf = (request: Request): string => String(request.params['stream']);

/** The log itself, for staff and auditors. */
export const logRouter = ({ eventStore, views }: Pick<HttpDeps, 'eventStore' | 'views'>, aggregates: ReadonlyMap<string, AnyAggregate>): Router => {
  const router = Router();
  const log = new LogReader(eventStore, views);
  route(router, '/api/events', {
    get: [
      async (request, response) => {
        const principal = signedIn(response);
        const page = await log.events(parseEventsQuery(request.query), principal);
        if (!page.caughtUp) response.set('Link', nextLink(request, { after: String(page.next) }));
        response.json(page);
      },
    ],
  });
  route(router, '/api/streams/:stream', {
    get: [
      async (request, response) => {
        const principal = signedIn(response);
        const page = await log.stream(streamOf(request), parseStreamQuery(request.query), principal);
        if (page.next !== null) response.set('Link', nextLink(request, { from: String(page.next) }));
        response.json(page);
      },
    ],
  });
  route(router, '/api/streams/:stream/state', {
    get: [
      async (request, response) => {
        const principal = signedIn(response);
        response.json(await streamState({ log, eventStore, aggregates }, streamOf(request), parseStateQuery(request.query), principal));
      },
    ],
  });
  return router;
};
