import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { HttpProblem } from './http-problem.js';
import { unknownRoute } from './problems.js';
import { route } from './route.js';
import { pagePolicy } from './security-headers.js';
import { startPage } from './start-page.js';

/** The start page, and the built console and portal, which find their own way below their address. */
export const pagesRouter = (uiFolder: string): Router => {
  const router = Router();
  router.use(pagePolicy);
  route(router, '/', { get: [(_request, response) => void response.type('html').set('Cache-Control', 'no-cache').send(startPage)] });
  for (const app of ['console', 'portal']) {
    const page = index(join(uiFolder, app));
    route(router, `/${app}`, { get: [page] });
    router.use(`/${app}`, files(join(uiFolder, app)));
    route(router, `/${app}/{*path}`, { get: [page] });
  }
  router.use('/assets', files(join(uiFolder, 'assets')));
  return router;
};

const YEAR = 31_536_000;
/** Built files carry the hash of their content in their name; what has none is asked for anew. */
const HASHED = /-[\w-]{8,}\.\w+$/;

const files = (folder: string): RequestHandler =>
  express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => void response.setHeader('Cache-Control', HASHED.test(path) ? `public, max-age=${YEAR}, immutable` : 'no-cache'),
  });

/** Addresses of pages get the page; a missing file is missing. */
const index =
  (folder: string): RequestHandler =>
  (request, response, next) => {
    if (/\.\w{1,8}$/.test(request.path)) return unknownRoute(request, response, next);
    response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: folder }, (error) => {
      if (error && !response.headersSent) next(new HttpProblem(404, 'not_built', 'The pages are not built yet. Run npm run build.'));
    });
  };
