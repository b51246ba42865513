import type { Request } from 'express';
import { only, single } from '../../application/queries/list-query.js';
import { HttpProblem } from './http-problem.js';

/** The revision in `If-Match: "7"`; null without the header. */
export const expectedRevision = (request: Request): number | null => {
  const text = request.get('if-match');
  if (text === undefined) return null;
  const revision = /^"(\d{1,15})"$/.exec(text)?.[1];
  if (revision === undefined) throw new HttpProblem(400, 'invalid_header', 'If-Match must be one ETag as a command or read gave it: a revision in quotes, like "7".');
  return Number(revision);
};

/** Null without the header. */
export const idempotencyKey = (request: Request): string | null => {
  const key = request.get('idempotency-key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new HttpProblem(400, 'invalid_header', 'Idempotency-Key must be 1 to 200 visible ASCII characters; a UUID will do.');
  return key;
};

export const isDryRun = (request: Request): boolean => {
  only(request.query, ['dryRun']);
  const text = single(request.query, 'dryRun');
  if (text === null || text === 'false') return false;
  if (text === 'true') return true;
  throw new HttpProblem(400, 'invalid_query', 'dryRun must be true or false.');
};
