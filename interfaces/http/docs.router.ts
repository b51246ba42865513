import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import { route } from './route.js';
import { pagePolicy } from './security-headers.js';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Skyledger API</title>
    <link rel="icon" href="/docs/files/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/files/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/files/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, docExpansion: 'none', defaultModelsExpandDepth: 0, tagsSorter: 'alpha', persistAuthorization: true });\n`;

const SERVED = ['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png'];

/** The description of the API for programs, and the same to read and try; nothing is loaded from elsewhere. */
export const docsRouter = (document: object): Router => {
  const router = Router();
  const json = JSON.stringify(document, null, 2);
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  route(router, '/openapi.json', { get: [(_request, response) => void response.type('json').set('Access-Control-Allow-Origin', '*').send(json)] });
  route(router, '/docs', { get: [pagePolicy, (_request, response) => void response.type('html').send(PAGE)] });
  route(router, '/docs/start.js', { get: [(_request, response) => void response.type('text/javascript').send(START)] });
  const files = express.static(folder, { index: false, redirect: false, maxAge: '1 day' });
  router.use('/docs/files', (request, response, next) => (SERVED.includes(request.path) ? files(request, response, next) : next()));
  return router;
};
