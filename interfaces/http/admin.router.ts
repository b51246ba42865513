import { Router, type RequestHandler } from 'express';
import type { ViewAdmin } from '../../application/ports/view-admin.js';
import { notFound } from '../../domain/shared/errors.js';
import { operator } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { route } from './route.js';
import { ViewJobs } from './view-jobs.js';

type Deps = Pick<HttpDeps, 'viewAdmin' | 'views' | 'clock' | 'logger'>;

/** Read models under repair: what they are, building them anew, comparing them with the log. */
export const adminRouter = ({ viewAdmin, views, clock, logger }: Deps): Router => {
  const router = Router();
  const jobs = new ViewJobs(clock, logger);
  const start =
    (action: 'rebuild' | 'verify'): RequestHandler =>
    (request, response) => {
      operator(response);
      const view = String(request.params['view']);
      if (!views.some(({ name }) => name === view)) throw notFound('view', view.slice(0, 100));
      const job = jobs.start(view, action, (onProgress) => runOf(viewAdmin, action)(view, onProgress));
      response.status(202).set('Location', '/api/admin/views').json(job);
    };
  route(router, '/api/admin/views', {
    get: [
      async (_request, response) => {
        operator(response);
        const list = await viewAdmin.list();
        response.json(list.map((each) => ({ ...each, job: jobs.of(each.view) })));
      },
    ],
  });
  route(router, '/api/admin/views/:view/rebuild', { post: [start('rebuild')] });
  route(router, '/api/admin/views/:view/verify', { post: [start('verify')] });
  return router;
};

const runOf = (viewAdmin: ViewAdmin, action: 'rebuild' | 'verify'): ViewAdmin['rebuild'] | ViewAdmin['verify'] =>
  action === 'rebuild' ? (view, onProgress) => viewAdmin.rebuild(view, onProgress) : (view, onProgress) => viewAdmin.verify(view, onProgress);
