import { FIELD_CODES } from '../../../application/spine/field-errors.js';
import { ref, type Schema } from './schema.js';

const STRING: Schema = { type: 'string' };
const WHOLE: Schema = { type: 'integer', minimum: 0 };
const FIELD_ERROR: Schema = {
  type: 'object',
  properties: {
    pointer: { type: 'string', description: 'JSON pointer' },
    code: { type: 'string', description: `Stable, for programs: what is wrong with the field (${FIELD_CODES.join(', ')}), or the code of the refusal.` },
    params: { type: 'object', description: 'Bounds and choices that belong to the code.', additionalProperties: true },
    detail: STRING,
  },
  required: ['pointer', 'code', 'detail'],
  examples: [{ pointer: '/newPassword', code: 'length', params: { minimum: 10, maximum: 200 }, detail: 'newPassword must have 10 to 200 characters' }],
};

export const schemas: Readonly<Record<string, Schema>> = {
  Problem: {
    type: 'object',
    description: 'RFC 9457.',
    properties: {
      type: STRING,
      title: STRING,
      status: { type: 'integer' },
      code: { type: 'string', description: 'Stable, for programs.' },
      detail: { type: 'string', description: 'What happened, and what to do.' },
      errors: { type: 'array', items: FIELD_ERROR },
      meta: { type: 'object', description: 'Figures of the refusal.', additionalProperties: true },
      traceId: STRING,
    },
    required: ['type', 'title', 'status', 'code', 'detail', 'traceId'],
    examples: [
      {
        type: 'urn:skyledger:problem:insufficient_balance', title: 'Unprocessable Entity', status: 422, code: 'insufficient_balance', detail: 'The balance does not cover this payment. Top up 19.35 EUR, then pay again.',
        meta: { shortfall: 1935 }, traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      },
    ],
  },
  CommandAnswer: {
    type: 'object',
    description: 'What a command did: where its record stands now. No events: there was nothing to do.',
    properties: { id: STRING, revision: { type: 'integer', minimum: -1 }, position: WHOLE, events: { type: 'array', items: STRING }, secret: { type: 'string', description: 'Shown this once.' } },
    required: ['id', 'revision', 'position', 'events'],
    examples: [{ id: '3f0e5c1b-9d55-4a1d-8c7a-5b1153a0e8c2', revision: 0, position: 1204, events: ['OrderPlaced'] }],
  },
  Rehearsal: {
    type: 'object',
    description: 'What a command would record (dryRun=true).',
    properties: {
      id: STRING,
      dryRun: { type: 'boolean', const: true },
      events: { type: 'array', items: { type: 'object', properties: { stream: STRING, type: STRING, data: {} }, required: ['stream', 'type', 'data'] } },
    },
    required: ['id', 'dryRun', 'events'],
  },
  Me: {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: ['manager', 'auditor', 'user'] },
      id: STRING,
      role: STRING,
      name: { type: ['string', 'null'] },
      email: { type: ['string', 'null'] },
      reseller: { type: 'object', properties: { id: STRING, name: STRING, currency: STRING, timeZone: STRING } },
      account: { type: ['object', 'null'], properties: { id: STRING, number: STRING, name: { type: ['string', 'null'] }, currency: STRING } },
      accounts: { type: 'array', items: { type: 'object', properties: { id: STRING, number: STRING, name: { type: ['string', 'null'] }, currency: STRING, level: STRING } } },
      home: STRING,
    },
    required: ['kind', 'id', 'role', 'reseller', 'accounts', 'home'],
  },
  Session: { type: 'object', properties: { token: STRING, expiresAt: { type: 'string', format: 'date-time' }, me: ref('Me') }, required: ['token', 'expiresAt', 'me'] },
  OwnToken: {
    type: 'object',
    properties: { tokenId: STRING, label: STRING, accountId: { type: ['string', 'null'] }, createdAt: STRING, expiresAt: { type: ['string', 'null'] } },
    required: ['tokenId', 'label', 'accountId', 'createdAt', 'expiresAt'],
  },
  Event: {
    type: 'object',
    properties: { id: STRING, stream: STRING, revision: WHOLE, position: WHOLE, type: STRING, data: {}, metadata: { type: 'object', additionalProperties: true }, undecodable: STRING },
    required: ['id', 'stream', 'revision', 'position', 'type', 'data', 'metadata'],
  },
  EventPage: {
    type: 'object',
    properties: { events: { type: 'array', items: ref('Event') }, next: { type: ['integer', 'null'], description: '`after` or `from` of the next page.' }, caughtUp: { type: 'boolean' } },
    required: ['events', 'next'],
  },
  StreamState: { type: 'object', properties: { stream: STRING, revision: WHOLE, position: WHOLE, recordedAt: STRING, state: {} }, required: ['stream', 'revision', 'position', 'recordedAt', 'state'] },
};

const header = (name: string, description: string, schema: Schema): Schema => ({ name, in: 'header', description, required: false, schema });
const query = (name: string, description: string, schema: Schema, example?: unknown): Schema => ({ name, in: 'query', description, required: false, schema, ...(example !== undefined && { example }) });

export const parameters: Readonly<Record<string, Schema>> = {
  IdempotencyKey: header('Idempotency-Key', 'Names this command for ever: sent again, it gets its first answer and happens once. A UUID will do.', { type: 'string', minLength: 1, maxLength: 200 }),
  IfMatch: header('If-Match', 'Only if the record is still at this revision, an ETag like "7" with its quotes.', STRING),
  DryRun: query('dryRun', 'Answers what would be recorded, and records nothing.', { type: 'boolean', default: false }),
  MinPosition: header('X-Min-Position', 'Waits, at most 2 s, until the answer reflects this position: the X-Position of your command.', { type: 'string', pattern: '^\\d{1,16}$' }),
  Filter: query('filter', 'JSON object. A field equals a value or any of a list; suffixes _gte _gt _lte _lt _ne; `q` searches; `id` takes a list.', STRING, '{"status":"Active"}'),
  Sort: query('sort', 'JSON: a field, and ASC or DESC.', STRING, '["id","ASC"]'),
  Range: query('range', 'JSON: first and last row, counted from 0; at most 1000 rows.', STRING, '[0,24]'),
  Cursor: query('cursor', 'Where the page before ended, from its Link header. Does not go with range.', STRING),
  Limit: query('limit', 'Rows of a page by cursor.', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
  AsOf: query('asOf', 'As it was: a position of the log, or an instant.', STRING, '2026-08-20T08:00:00Z'),
  After: query('after', 'Events behind this position.', WHOLE),
  Type: query('type', 'Event types; may be repeated.', { type: 'array', items: STRING }),
  StreamPrefix: query('stream', 'Beginning of stream names, like order-.', STRING),
  From: query('from', 'First revision of the page.', WHOLE),
  Direction: query('direction', 'Oldest first, or newest first.', { type: 'string', enum: ['forwards', 'backwards'], default: 'forwards' }),
  EventLimit: query('limit', 'Events of a page.', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
  At: query('at', 'Up to this revision; the latest without it.', WHOLE),
};

export const securitySchemes: Readonly<Record<string, Schema>> = {
  session: { type: 'http', scheme: 'bearer', description: 'The token of POST /api/sessions.' },
  apiToken: { type: 'apiKey', in: 'header', name: 'X-Api-Token', description: 'The secret of create-api-token, for programs.' },
};
