import { inject, injectable } from 'inversify';
import { nextWindow, type ExistingAzureLink } from '../../../../domain/consumption/azure/azure-link.js';
import type { Clock } from '../../../ports/clock.js';
import type { JsonObject } from '../../../ports/read-store.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import type { PullRequest } from './pull-starter.js';

/** Runs to carry on, and runs to begin. Price lists come first: usage is rated by them. */
export interface DuePulls {
  readonly open: readonly string[];
  readonly requests: readonly PullRequest[];
}

const NOTHING: DuePulls = { open: [], requests: [] };
const RATE_CARD_HOURS = 24;

/** What is to be fetched from Partner Center now. */
@injectable()
export class PullCalendar {
  constructor(
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** `everyMinutes`: how often the usage of a subscription is fetched. */
  async due(everyMinutes: number): Promise<DuePulls> {
    // What lags behind would make runs look due that were begun just now.
    if (!(await this.views.catchUp())) return NOTHING;
    const now = this.clock.now();
    const [open, busy] = [[] as string[], new Set<string>()];
    for await (const pull of this.views.all('azure-pulls', { status: ['Running', 'Waiting'] })) {
      busy.add(subjectOf(pull));
      const waiting = pull['waiting'] as { readonly until: string } | null;
      if (!waiting || waiting.until <= now) open.push(String(pull['id']));
    }
    const connected = new Map<string, JsonObject>();
    for await (const connection of this.views.all('partner-center', {})) connected.set(String(connection['id']), connection);
    return { open, requests: [...rateCards(connected, busy, now), ...(await this.usage(connected, busy, { now, everyMinutes }))] };
  }

  private async usage(connected: ReadonlyMap<string, unknown>, busy: ReadonlySet<string>, { now, everyMinutes }: { readonly now: string; readonly everyMinutes: number }): Promise<readonly PullRequest[]> {
    const requests: PullRequest[] = [];
    for await (const link of this.views.all('azure-links', {})) {
      const subscriptionId = String(link['id']);
      const due = connected.has(String(link['connectionId'])) && !busy.has(subscriptionId) && olderThan(link['lastStartedAt'], everyMinutes, now);
      if (due && nextWindow(link as unknown as ExistingAzureLink, now)) requests.push({ asked: false, subscriptionId });
    }
    return requests;
  }
}

/** The id of what a run fetches. */
const subjectOf = ({ subscriptionId, connectionId }: JsonObject): string => String(subscriptionId ?? connectionId);

const olderThan = (instant: unknown, minutes: number, now: string): boolean => typeof instant !== 'string' || Date.parse(now) - Date.parse(instant) >= minutes * 60_000;

const rateCards = (connected: ReadonlyMap<string, JsonObject>, busy: ReadonlySet<string>, now: string): readonly PullRequest[] =>
  [...connected].flatMap(([connectionId, { lastRateCardAt }]) => (!busy.has(connectionId) && olderThan(lastRateCardAt, RATE_CARD_HOURS * 60, now) ? [{ asked: false, connectionId }] : []));
