import { pipeline } from 'node:stream/promises';
import { Router, type Response } from 'express';
import type { Download } from '../../application/audit/exports/downloads.js';
import { only } from '../../application/queries/list-query.js';
import { signedIn } from './authenticate.js';
import type { HttpDeps } from './deps.js';
import { HttpProblem } from './http-problem.js';
import { route } from './route.js';
import { idOf } from './views.router.js';

const TYPES: Readonly<Record<Download['format'], string>> = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The file of an export, for who asked for it. */
export const exportsRouter = ({ download }: Pick<HttpDeps, 'download'>): Router => {
  const router = Router();
  route(router, '/api/exports/:id/file', {
    get: [
      async (request, response) => {
        only(request.query, []);
        await send(response, await download(idOf({ name: 'exports' }, String(request.params['id'])), signedIn(response)));
      },
    ],
  });
  return router;
};

const send = async (response: Response, { name, format, file }: Download): Promise<void> => {
  if (!file) throw new HttpProblem(410, 'export_gone', 'The file of this export is not kept any more. Request the export anew.');
  response.set({ 'Content-Type': TYPES[format], 'Content-Length': String(file.bytes), 'Content-Disposition': `attachment; filename="${name}"` });
  if (response.req.method === 'HEAD') return void response.end();
  try {
    await pipeline(file.open(), response);
  } catch (error) {
    // Who went away needs no answer; and what has begun cannot be answered otherwise.
    if (!response.headersSent) throw error;
    response.destroy();
  }
};
