import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { commandDefinitions } from '../application/index.js';
import { openApiDocument } from '../interfaces/http/openapi/document.js';
import { registry } from '../projections/registry.js';

describe('openapi.json', () => {
  it('is what the code says; `npm run openapi` brings it up to date', () => {
    expect(JSON.parse(readFileSync('openapi.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApiDocument(commandDefinitions))));
  });

  it('describes every command and every read model, with an example', () => {
    const { paths } = openApiDocument(commandDefinitions) as { paths: Record<string, unknown> };
    for (const { name } of commandDefinitions) expect(JSON.stringify(paths[`/api/commands/${name}`])).toContain('example');
    for (const { name } of registry) expect(Object.keys(paths)).toEqual(expect.arrayContaining([`/api/${name}`, `/api/${name}/{id}`]));
  });
});
