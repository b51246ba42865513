import type { CommandDefinition } from '../../../application/spine/command.js';
import { dtoRef } from './dto-schemas.js';
import { exampleOf } from './example.js';
import { answerHeader, json, parameter, problems } from './operations.js';
import { camel, ref, type Schema } from './schema.js';

type Schemas = Readonly<Record<string, Schema>>;

export const commandPaths = (definitions: readonly CommandDefinition[], schemas: Schemas): Readonly<Record<string, Schema>> =>
  Object.fromEntries(definitions.map((definition) => [`/api/commands/${definition.name}`, { post: operation(definition, schemas) }]));

const HEADERS = { ETag: answerHeader('Revision of the record, for If-Match.'), 'X-Position': answerHeader('Position of the last event, for X-Min-Position.') };

const operation = (definition: CommandDefinition, schemas: Schemas): Schema => {
  const { name, context, summary, dto, allow, rehearsable } = definition;
  const schema = dtoRef(dto);
  return {
    operationId: camel(name),
    tags: [context],
    summary,
    description: who(allow),
    ...(allow === 'anyone' && { security: [] }),
    parameters: [parameter('IdempotencyKey'), parameter('IfMatch'), ...(rehearsable === false ? [] : [parameter('DryRun')])],
    requestBody: { required: true, content: { 'application/json': { schema, example: exampleOf(schema, schemas) } } },
    responses: {
      200: json('Done, or what would be done.', { anyOf: [ref('CommandAnswer'), ref('Rehearsal'), { type: 'object', description: 'What a preview answers.' }] }, { headers: HEADERS }),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503),
    },
  };
};

const who = (allow: CommandDefinition['allow']): string => {
  if (allow === 'anyone') return 'Needs no log-in.';
  return allow === 'signed-in' ? 'For everybody who is signed in.' : `For ${allow.filter((role) => role !== 'system').join(', ')}.`;
};
