import express, { type Request, type RequestHandler } from 'express';
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

/** One after the other, as a router would. */
const inTurn =
  (...handlers: readonly RequestHandler[]): RequestHandler =>
  (request, response, next) => {
    const from = (index: number) => (error?: unknown): void => {
      const handler = handlers[index];
      if (error !== undefined || !handler) return next(error);
      try {
        handler(request, response, from(index + 1));
      } catch (refused) {
        next(refused);
      }
    };
    from(0)();
  };

const anyJson = inTurn(requireJson, express.json({ limit: MAX_BODY, strict: true, type: 'application/json', reviver: refuseMagic }), requireShallow);

/** Of the order of bytes: some programs put it before UTF-8. */
const MARK = '\uFEFF';
/** Where none of these stands, no name can be one that is refused. */
const SUSPECT = /__proto__|constructor|\\u/;

const parsePlainly = (sent: string): unknown => {
  const text = sent.startsWith(MARK) ? sent.slice(1) : sent;
  const value: unknown = JSON.parse(text, SUSPECT.test(text) ? refuseMagic : undefined);
  if (typeof value !== 'object' || value === null) throw new SyntaxError('neither an object nor a list');
  return value;
};

/** What nearly every client sends: plain UTF-8 of a known, permitted length. */
const isPlain = ({ headers }: Request): boolean => {
  const length = Number(headers['content-length']);
  return headers['content-type'] === 'application/json' && length > 0 && length <= MAX_BODY && headers['content-encoding'] === undefined;
};

const MALFORMED = 'The body is not valid JSON. Check commas, quotes and brackets.';

const plainJson: RequestHandler = (request, response, next) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    try {
      request.body = parsePlainly(Buffer.concat(chunks).toString('utf8'));
    } catch {
      return next(new HttpProblem(400, 'malformed_json', MALFORMED));
    }
    inTurn(requireShallow)(request, response, next);
  });
};

/** One JSON object of at most 256 KB. The plain case takes a third of the time of express's reader, which reads the others. */
export const jsonBody: RequestHandler = (request, response, next) => (isPlain(request) ? plainJson : anyJson)(request, response, next);

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
export const documentBody = (megabytes: number): RequestHandler => inTurn(requireJson, express.text({ limit: megabytes * 1024 * 1024, type: 'application/json' }), parseExactly, requireShallow);
