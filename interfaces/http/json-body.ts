import express, { type RequestHandler } from 'express';
import { exactJson } from '../../application/spine/exact-json.js';
import { HttpProblem } from './http-problem.js';

export const MAX_BODY = 256 * 1024;
const MAX_DEPTH = 32;

const requireJson: RequestHandler = (request, _response, next) => {
  // Null: there is no body at all, and its absence is what the command will complain of.
  if (request.is('application/json') !== false) return next();
  throw new HttpProblem(415, 'unsupported_media_type', 'Send JSON with Content-Type: application/json.');
};

/** Names that JavaScript gives a meaning: they would pass the check for unknown fields unseen. */
const refuseMagic = (key: string, value: unknown): unknown => {
  if (key === '__proto__' || key === 'constructor') throw new SyntaxError('not a field');
  return value;
};

const deeperThan = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((item) => deeperThan(item, depth - 1));
};

const requireShallow: RequestHandler = (request, _response, next) => {
  if (!deeperThan(request.body, MAX_DEPTH)) return next();
  throw new HttpProblem(400, 'malformed_json', `The body nests deeper than ${MAX_DEPTH} levels.`);
};

/** One JSON object of at most 256 KB. */
export const jsonBody: readonly RequestHandler[] = [requireJson, express.json({ limit: MAX_BODY, strict: true, type: 'application/json', reviver: refuseMagic }), requireShallow];

const parseExactly: RequestHandler = (request, _response, next) => {
  if (typeof request.body !== 'string' || request.body === '') return next();
  try {
    request.body = exactJson(request.body, refuseMagic);
  } catch {
    throw new HttpProblem(400, 'malformed_json', 'The body is not valid JSON.');
  }
  next();
};

/** A vendor's document; numbers of more digits than a double holds arrive as texts. It is read in one go: nobody else is served meanwhile. */
export const documentBody = (megabytes: number): readonly RequestHandler[] => [requireJson, express.text({ limit: megabytes * 1024 * 1024, type: 'application/json' }), parseExactly, requireShallow];
