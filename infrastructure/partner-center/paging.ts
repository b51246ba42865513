import { PartnerCenterBusy, PartnerCenterRefused, type PartnerCenterAccount } from '../../application/ports/partner-center.js';
import type { Call, Calls } from './calls.js';
import type { Exchanged } from './exchange.js';
import { listOf, objectOf, textOf } from './values.js';

/** Only these are taken from a link: published ones misspell other parameters, double the "?" and leave values out. */
const PAGING = /^(seek_?operation|offset|skip)$/i;
/** A continuation that is not known any more. */
const EXPIRED: readonly number[] = [400, 404, 410, 412];

/**
 * All pages of a collection. A next page is asked for with the own path and parameters, and the token of the link
 * (formats.md 0). @throws PartnerCenterBusy when a continuation is lost or turns in a circle: begin again
 */
export async function* pagesOf(calls: Calls, account: PartnerCenterAccount, first: Call): AsyncIterable<Exchanged> {
  const seen = new Set<string>();
  for (let next: Call | null = first; next; ) {
    const answer: Exchanged = await continued(calls, account, next, next !== first);
    yield answer;
    next = nextOf(first, answer.json);
    const place = JSON.stringify([next?.query, next?.headers]);
    if (next && seen.has(place)) throw new PartnerCenterBusy('unavailable', 'Partner Center names the same next page again and again.', 300);
    seen.add(place);
  }
}

const continued = async (calls: Calls, account: PartnerCenterAccount, call: Call, isContinuation: boolean): Promise<Exchanged> => {
  try {
    return await calls.send(account, call);
  } catch (error) {
    if (!isContinuation || !(error instanceof PartnerCenterRefused) || !EXPIRED.includes(error.status)) throw error;
    throw new PartnerCenterBusy('unavailable', 'Partner Center does not know the continuation any more.', 60);
  }
};

const nextOf = (first: Call, page: unknown): Call | null => {
  const { links, continuationToken } = objectOf(page);
  const [token, next] = [textOf(continuationToken), objectOf(links)['next']];
  if (!next && token === '') return null;
  const { uri, headers: told } = objectOf(next);
  const headers = { ...first.headers, ...(token !== '' && { 'MS-ContinuationToken': token }), ...Object.fromEntries(listOf(told).map(({ key, value }) => [textOf(key), textOf(value)])) };
  return { ...first, query: { ...first.query, ...(next ? pagingOf(textOf(uri)) : { seekOperation: 'Next' }) }, headers };
};

const pagingOf = (uri: string): Readonly<Record<string, string>> => {
  const parts = uri.split(/[?&]/).slice(1).map((part) => part.split('='));
  return Object.fromEntries(parts.flatMap(([name = '', value = '']) => (PAGING.test(name) && value !== '' ? [[name, decodeURIComponent(value)] as const] : [])));
};
