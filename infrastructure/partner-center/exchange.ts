import { exactJson } from '../../application/spine/exact-json.js';
import { retryAfterOf, Transient } from './failures.js';

export interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  /** Null: no body. Numbers of more digits than a double holds are texts. */
  readonly json: unknown;
}

export interface ExchangeOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One request and its whole answer. @throws Transient for what another attempt may mend: no answer in time, a broken
 * one, 429 and 5xx; the signal's reason when it was given.
 */
export const exchange = async (url: string, init: RequestInit, { timeoutMs, signal }: ExchangeOptions): Promise<Exchanged> => {
  const answer = await fetched(url, { ...init, redirect: 'error' }, { timeoutMs, signal });
  const json = parsed(answer.text, answer.status);
  if (answer.status === 429) throw new Transient('throttled', 'Partner Center has had too many requests.', retryAfterOf(answer.headers, json));
  if (answer.status >= 500) throw new Transient('unavailable', `Partner Center answers ${answer.status}.`, retryAfterOf(answer.headers));
  return { status: answer.status, headers: answer.headers, json };
};

const fetched = async (url: string, init: RequestInit, { timeoutMs, signal }: ExchangeOptions): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> => {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch {
    signal?.throwIfAborted();
    throw new Transient('unavailable', timeout.aborted ? `Partner Center did not answer within ${Math.ceil(timeoutMs / 1000)} s.` : 'Partner Center cannot be reached, or broke off its answer.');
  }
};

/** Some published answers begin with a byte-order mark. A failure may come as a page of HTML. */
const parsed = (text: string, status: number): unknown => {
  const body = text.replace(/^\uFEFF/, '').trim();
  if (body === '') return null;
  try {
    return exactJson(body);
  } catch {
    if (status >= 400) return null;
    throw new Transient('unavailable', 'Partner Center answered with something that is no JSON.');
  }
};
