import { createHash } from 'node:crypto';
import type { Faults } from './faults.js';
import { Refusal } from './refusal.js';

/** A request as the simulator's answers need it. */
export interface Asked {
  /** Without "/v1". */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | null;
  readonly size: number;
}

interface Place {
  readonly of: string;
  readonly offset: number;
  /** It is the second time. */
  readonly again: boolean;
}

const TOKEN = 'MS-ContinuationToken';

/** One page of a collection with the link to the next one; its token knows which request it belongs to. */
export const pageOf = (all: readonly object[], { path, query, token, size }: Asked, faults: Pick<Faults, 'repeatedPages' | 'brokenLinks'>, rooted = true): object => {
  const of = fingerprint(path, query);
  const { offset, again } = token === null ? { offset: 0, again: false } : placeOf(token, of);
  const items = all.slice(offset, offset + size);
  const repeat = faults.repeatedPages && !again && items.length > 0;
  const more = repeat || offset + size < all.length;
  const self = `${rooted ? '/' : ''}${path.slice(1)}?${query.toString()}`;
  const next = { of, offset: repeat ? offset : offset + size, again: repeat };
  return {
    totalCount: items.length, items,
    links: { self: link(self), ...(more && { next: link(faults.brokenLinks ? self.replace('size', 'ize').replace('start_time', 'tart_time') + '?seekOperation=Next&offset=' : `${self}&seek_operation=Next`, Buffer.from(JSON.stringify(next)).toString('base64')) }) },
    attributes: { objectType: 'Collection' },
  };
};

const link = (uri: string, token?: string): object => ({ uri, method: 'GET', headers: token === undefined ? [] : [{ key: TOKEN, value: token }] });

/** Paging parameters are no part of what is asked for. */
const fingerprint = (path: string, query: URLSearchParams): string => {
  const own = [...query].filter(([name]) => !/^(seek_?operation|offset)$/i.test(name)).map((pair) => pair.join('=')).sort();
  return createHash('sha256').update([path, ...own].join('&')).digest('hex').slice(0, 16);
};

const placeOf = (token: string, of: string): Place => {
  const refuse = (): never => {
    throw new Refusal(400, '800002', 'The continuation token is not valid.');
  };
  try {
    const place = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as Place;
    return place.of === of ? place : refuse();
  } catch {
    return refuse();
  }
};
