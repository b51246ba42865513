import { catalogue } from '../../domain/catalogue.js';
import { badQuery, quote } from './bad-query.js';
import { only, single, wholeNumber } from './list-query.js';

export interface StreamQuery {
  /** Null: from the first event forwards, from the last one backwards. */
  readonly from: number | null;
  readonly limit: number;
  readonly direction: 'forwards' | 'backwards';
}

export interface EventsQuery {
  readonly after: number;
  readonly limit: number;
  readonly types: readonly string[];
  readonly streamPrefix: string | null;
}

type Parameters = Readonly<Record<string, unknown>>;

export const MAX_EVENTS = 500;
const DEFAULT_EVENTS = 100;

const number = (parameters: Parameters, name: string, min: number, max: number): number | null => {
  const text = single(parameters, name);
  return text === null ? null : wholeNumber(text, `/${name}`, min, max);
};

/** @throws BadQuery */
export const parseStreamQuery = (parameters: Parameters): StreamQuery => {
  only(parameters, ['from', 'limit', 'direction']);
  const direction = single(parameters, 'direction') ?? 'forwards';
  if (direction !== 'forwards' && direction !== 'backwards') throw badQuery('/direction', `must be forwards or backwards, not ${quote(direction)}`);
  return { direction, from: number(parameters, 'from', 0, Number.MAX_SAFE_INTEGER), limit: number(parameters, 'limit', 1, MAX_EVENTS) ?? DEFAULT_EVENTS };
};

/** `type` may be given more than once. @throws BadQuery */
export const parseEventsQuery = (parameters: Parameters): EventsQuery => {
  only(parameters, ['after', 'type', 'stream', 'limit']);
  const { type = [] } = parameters;
  const types = (Array.isArray(type) ? type : [type]).map(String);
  for (const name of types) if (!Object.hasOwn(catalogue, name)) throw badQuery('/type', `there is no event type ${quote(name)}; the list of types is in /openapi.json`);
  const streamPrefix = single(parameters, 'stream');
  if (streamPrefix !== null && !/^[a-z][\w.-]{0,250}$/.test(streamPrefix)) throw badQuery('/stream', 'must be the beginning of a stream name, like order- or order-33d0');
  return { types, streamPrefix, after: number(parameters, 'after', 0, Number.MAX_SAFE_INTEGER) ?? 0, limit: number(parameters, 'limit', 1, MAX_EVENTS) ?? DEFAULT_EVENTS };
};

/** `at` of a stream's state: null for the latest. @throws BadQuery */
export const parseStateQuery = (parameters: Parameters): number | null => {
  only(parameters, ['at']);
  return number(parameters, 'at', 0, Number.MAX_SAFE_INTEGER);
};
