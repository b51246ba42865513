import type { Clock } from '../../application/ports/clock.js';
import { PartnerCenterBusy, type PartnerCenterPort, type PartnerCloud, type UtilizationPage } from '../../application/ports/partner-center.js';
import type { Secrets } from '../../application/ports/secrets.js';
import { Calls, PATIENCE, type Patience } from './calls.js';
import { reservationSkus } from './catalogue.js';
import type { Endpoints } from './endpoints.js';
import { retryAfterOf } from './failures.js';
import { pagesOf } from './paging.js';
import { Purchase } from './purchase.js';
import { Tokens } from './tokens.js';

export interface PartnerCenterOptions {
  readonly endpoints: Endpoints;
  readonly secrets: Pick<Secrets, 'unseal'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly patience?: Patience;
}

/** The largest page that is allowed. */
const PAGE = '1000';
/** Records that are not ready are asked for again after so many seconds, unless Microsoft says when. */
const NOT_READY_SECONDS = 300;
const LOOK_EVERY_MS = 2_000;

/** The client of Microsoft Partner Center (formats.md 0 to 4). */
export const openPartnerCenter = ({ endpoints, secrets, clock, patience = PATIENCE }: PartnerCenterOptions): PartnerCenterPort => {
  const calls = new Calls(new Tokens(secrets, patience.timeoutMs), endpoints, patience);
  return {
    clouds: Object.keys(endpoints) as PartnerCloud[],
    rateCard: async (account, { currency, region }, signal) => (await calls.send(account, { path: '/v1/ratecards/azure', query: { currency, region }, signal })).json as object,
    async *utilization(account, { customerId, subscriptionId, startTime, endTime, granularity }, signal): AsyncIterable<UtilizationPage> {
      const path = `/v1/customers/${encodeURIComponent(customerId)}/subscriptions/${encodeURIComponent(subscriptionId)}/utilizations/azure`;
      const query = { start_time: seconds(startTime), end_time: seconds(endTime), granularity: granularity === 'daily' ? 'Daily' : 'Hourly', show_details: 'True', size: PAGE };
      let pageNumber = 0;
      for await (const { status, headers, json } of pagesOf(calls, account, { path, query, signal })) {
        if (status === 204 || json === null) throw new PartnerCenterBusy('not_ready', 'Microsoft has not made up the usage of this time yet.', Math.max(1, retryAfterOf(headers) ?? NOT_READY_SECONDS));
        yield { page: json as object, receivedAt: clock.now(), pageNumber: ++pageNumber };
      }
    },
    reservationSkus: (account, { country }) => reservationSkus(calls, account, country),
    buyReservation: (account, purchase) => new Purchase(calls, account, purchase, Math.min(LOOK_EVERY_MS, 4 * patience.pauseMs)).run(),
    test: async (account) => void (await calls.send(account, { path: '/v1/products', query: { country: account.country, targetView: 'Azure', targetSegment: 'commercial' } })),
  };
};

/** "2026-11-01T00:00:00Z": the way the service's own tools write instants. */
const seconds = (instant: string): string => `${instant.slice(0, 19)}Z`;
