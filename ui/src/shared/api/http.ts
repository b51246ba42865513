import { lastPosition } from './position.js';
import { session } from './session.js';

/** What is wrong with the field at a JSON pointer: a stable code with its figures, and a sentence in English. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly detail: string;
}

/** What a refusal says (RFC 9457). `detail` is written for people who read English; pages say `code` and `errors` in the reader's language. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title?: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly traceId?: string;
}

/** An answer that is none. React-admin finds `status` and `body` where it looks for them. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(message);
    this.name = 'Problem';
  }
}

/** The code of the one refusal that this side makes itself; its text is a key. */
export const UNREACHABLE = 'unreachable';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly json: T;
}

export interface RequestOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: HeadersInit;
  readonly signal?: AbortSignal;
}

const headersOf = ({ headers, body }: RequestOptions): Headers => {
  const all = new Headers(headers);
  const [token, position] = [session.token(), lastPosition.get()];
  all.set('Accept', 'application/json');
  if (body !== undefined) all.set('Content-Type', 'application/json');
  if (token) all.set('Authorization', `Bearer ${token}`);
  if (position) all.set('X-Min-Position', position);
  return all;
};

const parsed = (text: string): unknown => {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

const problemOf = (status: number, json: unknown): Problem => {
  const body = (typeof json === 'object' && json !== null ? json : {}) as Partial<ProblemBody>;
  const detail = body.detail ?? body.title ?? `HTTP ${status}`;
  return new Problem(detail, status, { code: 'unknown', ...body, status, detail });
};

/** One request to the API. @throws Problem for every refusal; its status is 0 when the server could not be reached. */
export const request = async <T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> => {
  const { method = 'GET', body, signal } = options;
  const init: RequestInit = { method, headers: headersOf(options), ...(signal ? { signal } : {}), ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(path, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Problem('errors.unreachable', 0, { status: 0, code: UNREACHABLE, detail: 'errors.unreachable' });
  });
  const text = await response.text();
  const json = parsed(text);
  if (!response.ok) throw problemOf(response.status, json);
  lastPosition.seen(response.headers.get('X-Position'));
  return { status: response.status, headers: response.headers, body: text, json: json as T };
};
