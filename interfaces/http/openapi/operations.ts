import { ref, type Schema } from './schema.js';

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request has the wrong shape; `errors` says where.',
  401: 'Nobody is signed in.',
  403: 'The role may not do this.',
  404: 'There is no such thing, or it is not yours.',
  409: 'The record is in the wrong state, or has just changed.',
  410: 'It was there, and is not kept any more.',
  412: 'The record is not at the revision that If-Match names.',
  413: "The body is larger than 256 KB; with a vendor's document, than 4 or 16 MB.",
  415: 'The body is not JSON.',
  422: 'A rule of the business is broken.',
  429: 'Too many attempts; Retry-After says when to go on.',
  503: 'A store does not answer now; try again.',
};

export const problemResponses: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(PROBLEMS).map(([status, description]) => [`Problem${status}`, { description, content: { 'application/problem+json': { schema: ref('Problem') } } }]),
);

export const problems = (...statuses: readonly number[]): Readonly<Record<string, Schema>> =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]));

export const parameter = (name: string): Schema => ({ $ref: `#/components/parameters/${name}` });
export const inPath = (name: string, description: string): Schema => ({ name, in: 'path', required: true, description, schema: { type: 'string' } });

export const json = (description: string, schema: Schema, more: { readonly example?: unknown; readonly headers?: Schema } = {}): Schema => ({
  description,
  ...(more.headers && { headers: more.headers }),
  content: { 'application/json': { schema, ...(more.example !== undefined && { example: more.example }) } },
});

export const answerHeader = (description: string): Schema => ({ description, schema: { type: 'string' } });
