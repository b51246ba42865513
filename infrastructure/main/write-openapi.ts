import { writeFileSync } from 'node:fs';
import { commandDefinitions } from '../../application/index.js';
import { openApiDocument } from '../../interfaces/http/openapi/document.js';

/** `npm run openapi`: the committed description of the API, made from the code. A test says when it is out of date. */
writeFileSync('openapi.json', `${JSON.stringify(openApiDocument(commandDefinitions), null, 2)}\n`);
