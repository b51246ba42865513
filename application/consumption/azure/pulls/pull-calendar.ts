import { inject, injectable } from 'inversify';
import { nextWindow, type ExistingAzureLink } from '../../../../domain/consumption/azure/azure-link.js';
import type { Clock } from '../../../ports/clock.js';
import type { JsonObject } from '../../../ports/read-store.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import type { PullRequest } from './pull-starter.js';

const RATE_CARD_MINUTES = 24 * 60;
const OPEN = ['Running', 'Waiting'];

/** What is to be fetched from Partner Center now. */
@injectable()
export class PullCalendar {
  constructor(
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** Runs to carry on: begun and not over, and not told to wait longer. The oldest come first. */
  async open(): Promise<readonly string[]> {
    const now = this.clock.now();
    const found: string[] = [];
    for await (const { id, waiting } of this.views.all('azure-pulls', { status: OPEN }, undefined, 'startedAt')) {
      const wait = waiting as { readonly until: string } | null;
      if (!wait || wait.until <= now) found.push(String(id));
    }
    return found;
  }

  /** Runs to begin. Price lists come first: usage is rated by them. `everyMinutes`: how often the usage of a subscription is fetched. */
  async due(everyMinutes: number): Promise<readonly PullRequest[]> {
    // What lags behind would make runs look due that were begun just now.
    if (!(await this.views.catchUp())) return [];
    const [now, busy, connected] = [this.clock.now(), new Set<string>(), new Map<string, JsonObject>()];
    for await (const pull of this.views.all('azure-pulls', { status: OPEN })) busy.add(subjectOf(pull));
    for await (const connection of this.views.all('partner-center', {})) connected.set(String(connection['id']), connection);
    const requests = rateCards(connected, busy, now);
    for await (const document of this.views.all('azure-links', {})) {
      const link = document as unknown as FetchedLink;
      const window = connected.has(link.connectionId) && !busy.has(link.subscriptionId) && isDue(link, everyMinutes, now) ? nextWindow(link, now) : null;
      if (window) requests.push({ asked: false, subscriptionId: link.subscriptionId, window });
    }
    return requests;
  }
}

/** What a run fetches: the usage of a subscription, or something of a connection. */
const subjectOf = (pull: JsonObject): string => {
  const { kind, subscriptionId, connectionId } = pull as unknown as { readonly kind: string; readonly subscriptionId: string | null; readonly connectionId: string };
  return subscriptionId ?? `${kind} ${connectionId}`;
};

interface FetchedLink extends ExistingAzureLink {
  readonly lastSucceededAt: string | null;
  readonly lastStartedAt: string | null;
}

/** A part of a long past that was fetched is followed by the next one at once; after a failure it rests. */
const isDue = ({ coveredUntil, since, lastSucceededAt, lastStartedAt }: FetchedLink, everyMinutes: number, now: string): boolean => {
  const failed = lastStartedAt !== null && (lastSucceededAt === null || lastSucceededAt < lastStartedAt);
  return isOver(everyMinutes, failed ? lastStartedAt : (coveredUntil ?? since), now);
};

const isOver = (minutes: number, since: unknown, now: string): boolean => typeof since !== 'string' || Date.parse(now) - Date.parse(since) >= minutes * 60_000;

const rateCards = (connected: ReadonlyMap<string, JsonObject>, busy: ReadonlySet<string>, now: string): PullRequest[] =>
  [...connected].flatMap(([connectionId, { lastRateCardAt }]) => (!busy.has(`rate_card ${connectionId}`) && isOver(RATE_CARD_MINUTES, lastRateCardAt, now) ? [{ asked: false, connectionId }] : []));
