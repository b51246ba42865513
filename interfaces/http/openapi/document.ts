import type { CommandDefinition } from '../../../application/spine/command.js';
import type { Projection } from '../../../projections/projection.js';
import { registry } from '../../../projections/registry.js';
import { commandPaths } from './command-paths.js';
import { parameters, schemas, securitySchemes } from './components.js';
import { dtoSchemas } from './dto-schemas.js';
import { rowSchema } from './inferred-schema.js';
import { problemResponses } from './operations.js';
import { otherDtos, otherPaths } from './other-paths.js';
import type { Schema } from './schema.js';
import { rowName, viewPaths } from './view-paths.js';

const DESCRIPTION = `Commands change things, lists and rows show them; every change is an event that can be read again.

- Money is an integer of minor units beside an ISO 4217 code; days are "2026-08-20"; instants are ISO 8601 in UTC.
- Send an \`Idempotency-Key\` with each command, and repeat it unchanged when an answer is lost: it happens once.
- A command answers \`X-Position\`; send it as \`X-Min-Position\` to read what you wrote.
- Every refusal is a problem (RFC 9457) with a stable \`code\` and a \`detail\` that says what to do.`;

const TAGS = ['partners', 'catalog', 'sales', 'subscriptions', 'billing', 'consumption', 'audit', 'sessions', 'operations'];

/** OpenAPI 3.1 of the whole API, made from the DTOs and the read models: the same input gives the same text. */
export const openApiDocument = (definitions: readonly CommandDefinition[], views: readonly Projection[] = registry): object => {
  const sorted = [...definitions].sort((a, b) => (a.name < b.name ? -1 : 1));
  const dtos = dtoSchemas([...sorted.map(({ dto }) => dto), ...otherDtos]);
  const rows = Object.fromEntries(views.map((view) => [rowName(view), rowSchema(view)]));
  return {
    openapi: '3.1.0',
    info: { title: 'Skyledger', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
    tags: TAGS.map((name) => ({ name })),
    security: [{ session: [] }, { apiToken: [] }],
    paths: { ...commandPaths(sorted, dtos), ...viewPaths(views), ...otherPaths },
    components: { schemas: byName({ ...schemas, ...rows, ...dtos }), parameters, responses: problemResponses, securitySchemes },
  };
};

const byName = (entries: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> => Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
