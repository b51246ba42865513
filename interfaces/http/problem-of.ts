import { BadQuery } from '../../application/queries/bad-query.js';
import { EventStoreUnavailable, OutcomeUnknown, RevisionConflict } from '../../application/ports/event-store.js';
import { MailNotSent } from '../../application/ports/mail.js';
import { ProfileStoreUnavailable } from '../../application/ports/profiles.js';
import { ReadStoreUnavailable, UnknownCollection } from '../../application/ports/read-store.js';
import { MalformedCommand, NotSignedIn } from '../../application/spine/command-bus.js';
import { PreconditionFailed } from '../../application/spine/transactor.js';
import { DomainError, type Refusal } from '../../domain/shared/errors.js';
import { HttpProblem } from './http-problem.js';

const STATUS: Readonly<Record<Refusal, number>> = { conflict: 409, rule: 422, not_found: 404, forbidden: 403, unauthenticated: 401, too_many: 429 };
const RETRY = { 'Retry-After': '1' };
const CHALLENGE = { 'WWW-Authenticate': 'Bearer' };

/** What an error is to the client; null for a fault of ours. `now` turns moments into Retry-After. */
export const problemOf = (error: unknown, now: string): HttpProblem | null => {
  if (error instanceof HttpProblem) return error;
  if (error instanceof DomainError) return ofDomain(error, now);
  if (error instanceof MalformedCommand) return new HttpProblem(400, 'validation_failed', error.message, { errors: error.errors });
  if (error instanceof BadQuery) return new HttpProblem(400, 'invalid_query', error.message, { errors: error.errors });
  if (error instanceof NotSignedIn) return new HttpProblem(401, 'unauthorized', `${sentence(error.message)} POST /api/sessions gives a bearer token.`, { headers: CHALLENGE });
  return ofStores(error) ?? ofFramework(error);
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

const ofDomain = ({ refusal, code, message, meta, pointer }: DomainError, now: string): HttpProblem => {
  const errors = pointer === undefined ? {} : { errors: [{ pointer, code, detail: message }] };
  const figures = Object.keys(meta).length > 0 ? { meta } : {};
  return new HttpProblem(STATUS[refusal], code, message, { ...errors, ...figures, headers: headersOf(refusal, meta, now) });
};

const headersOf = (refusal: Refusal, { lockedUntil }: Readonly<Record<string, unknown>>, now: string): Readonly<Record<string, string>> => {
  if (refusal === 'unauthenticated') return CHALLENGE;
  if (refusal !== 'too_many') return {};
  const seconds = typeof lockedUntil === 'string' ? Math.ceil((Date.parse(lockedUntil) - Date.parse(now)) / 1000) : 60;
  return { 'Retry-After': String(Math.max(1, seconds)) };
};

const ofStores = (error: unknown): HttpProblem | null => {
  if (error instanceof PreconditionFailed) {
    const detail = `The record is at revision ${error.current}, not at the one that If-Match names. Read it again, look at what changed, then repeat the command.`;
    return new HttpProblem(412, 'precondition_failed', detail, { meta: { revision: error.current }, headers: { ETag: `"${error.current}"` } });
  }
  if (error instanceof RevisionConflict) return new HttpProblem(409, 'concurrent_change', 'Others changed this record at the same time. Read it again and repeat the command.');
  if (error instanceof OutcomeUnknown)
    return new HttpProblem(503, 'outcome_unknown', 'It is not known whether this was recorded. Repeat it with the same Idempotency-Key: it then happens once.', { headers: RETRY });
  if (error instanceof EventStoreUnavailable || error instanceof ReadStoreUnavailable || error instanceof ProfileStoreUnavailable || error instanceof UnknownCollection)
    return new HttpProblem(503, 'unavailable', 'The store does not answer now. Nothing was lost; try again in a moment.', { headers: RETRY });
  if (error instanceof MailNotSent) return new HttpProblem(503, 'mail_not_sent', 'The mail server did not take the message. Try again in a moment.', { headers: RETRY });
  return null;
};

const BODY: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  'entity.parse.failed': [400, 'malformed_json', 'The body is not valid JSON. Check commas, quotes and brackets.'],
  'encoding.unsupported': [415, 'unsupported_media_type', 'This Content-Encoding is not supported. Send plain JSON, or gzip.'],
  'charset.unsupported': [415, 'unsupported_media_type', 'Send JSON in UTF-8.'],
};

const sizeOf = (bytes: number): string => (bytes < 1024 * 1024 ? `${bytes / 1024} KB` : `${bytes / 1024 / 1024} MB`);

/** Errors of express and its body parser carry a status, and a type where the body is to blame. */
const ofFramework = (error: unknown): HttpProblem | null => {
  const { status, type, limit } = error instanceof Error ? (error as Error & { status?: unknown; type?: unknown; limit?: unknown }) : {};
  if (type === 'entity.too.large') return new HttpProblem(413, 'body_too_large', `The body is larger than ${sizeOf(Number(limit))}. Send less at once; of a vendor's pages, one at a time.`);
  const known = typeof type === 'string' ? BODY[type] : undefined;
  if (known) return new HttpProblem(...known);
  return typeof status === 'number' && status >= 400 && status < 500 ? new HttpProblem(status, 'bad_request', 'The request cannot be read. Check its address, headers and body.') : null;
};
