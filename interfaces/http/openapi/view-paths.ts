import { namesOf } from '../../../projections/levels.js';
import type { Projection } from '../../../projections/projection.js';
import { rowExample } from './inferred-schema.js';
import { answerHeader, inPath, json, parameter, problems } from './operations.js';
import { pascal, ref, type Schema } from './schema.js';

export const rowName = ({ name }: Pick<Projection, 'name'>): string => `${pascal(name)}Row`;

export const viewPaths = (views: readonly Projection[]): Readonly<Record<string, Schema>> =>
  Object.fromEntries(views.flatMap((view) => [[`/api/${view.name}`, { get: list(view) }], [`/api/${view.name}/{id}`, { get: one(view) }]]));

const FRESHNESS = { 'X-Position': answerHeader('Position that the answer reflects.'), 'X-Stale': answerHeader('true when X-Min-Position was not reached in time.') };
const PAGING = { 'Content-Range': answerHeader('Rows and total: orders 0-24/100.'), Link: answerHeader('The next page by cursor.') };

const list = (view: Projection): Schema => ({
  operationId: `list${pascal(view.name)}`,
  tags: [view.context],
  summary: view.summary,
  description: `Fields to filter and sort by: ${['id', ...namesOf(view)].join(', ')}. ${readers(view)}`,
  parameters: ['Filter', 'Sort', 'Range', 'Cursor', 'Limit', 'MinPosition'].map(parameter),
  responses: { 200: json('The rows that you may see.', { type: 'array', items: ref(rowName(view)) }, { example: [rowExample(view)], headers: { ...PAGING, ...FRESHNESS } }), ...problems(400, 401, 403, 503) },
});

const one = (view: Projection): Schema => ({
  operationId: `get${pascal(view.name)}`,
  tags: [view.context],
  summary: `One row of ${view.name}, now or as it was.`,
  description: readers(view),
  parameters: [inPath('id', 'Id of the row.'), parameter('AsOf'), parameter('MinPosition')],
  responses: { 200: json('The row.', ref(rowName(view)), { example: rowExample(view), headers: FRESHNESS }), ...problems(400, 401, 403, 404, 409, 503) },
});

const readers = ({ access: { staff, customer } }: Projection): string => `For ${[...staff, ...(customer?.levels ?? [])].join(', ')}.`;
