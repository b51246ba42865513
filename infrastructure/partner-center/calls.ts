import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';
import { PartnerCenterBusy, PartnerCenterRefused, type PartnerCenterAccount } from '../../application/ports/partner-center.js';
import { pause } from '../concurrency/pause.js';
import type { Endpoint, Endpoints } from './endpoints.js';
import { exchange, type Exchanged } from './exchange.js';
import { refusalOf, TokenRefused, Transient } from './failures.js';
import type { Tokens } from './tokens.js';

export interface Call {
  readonly method?: 'GET' | 'POST';
  /** "/v1/…", without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Microsoft does the same thing once for the same id, whoever repeats it. A new one for each call when absent. */
  readonly requestId?: string;
  readonly signal?: AbortSignal | undefined;
}

export interface Patience {
  readonly timeoutMs: number;
  readonly retries: number;
  /** The first pause; each next one is twice as long. */
  readonly pauseMs: number;
  /** What the vendor asks to wait is waited for within the call up to here; beyond it the caller is told. */
  readonly longestPauseMs: number;
}

export const PATIENCE: Patience = { timeoutMs: 60_000, retries: 3, pauseMs: 500, longestPauseMs: 20_000 };

/** Without a word of the vendor, so many seconds until it is asked again. */
const LATER = { throttled: 60, unavailable: 300 } as const;

/** Calls of Partner Center with its token and headers; what may pass is tried again. */
export class Calls {
  constructor(
    private readonly tokens: Tokens,
    private readonly endpoints: Endpoints,
    private readonly patience: Patience = PATIENCE,
  ) {}

  /** @throws PartnerCenterBusy, PartnerCenterRefused */
  async send(account: PartnerCenterAccount, call: Call): Promise<Exchanged> {
    const endpoint = this.endpoints[account.cloud];
    if (!endpoint) throw new PartnerCenterRefused(0, 'cloud_not_reached', `This installation does not reach the cloud "${account.cloud}". Choose another one in the connection.`);
    const ids = { 'MS-RequestId': call.requestId ?? randomUUID(), 'MS-CorrelationId': randomUUID() };
    const { retries, pauseMs } = this.patience;
    try {
      return await pRetry(() => this.attempt(account, endpoint, call, ids), {
        retries, minTimeout: pauseMs, factor: 2, randomize: false,
        shouldRetry: ({ error }) => error instanceof Transient && (error.retryAfter ?? 0) * 1000 <= this.patience.longestPauseMs,
        onFailedAttempt: ({ error, retriesLeft }) => this.heed(error, retriesLeft, call.signal),
        ...(call.signal && { signal: call.signal }),
      });
    } catch (error) {
      throw error instanceof Transient ? busy(error) : error;
    }
  }

  /** A token that is not taken is renewed once. */
  private async attempt(account: PartnerCenterAccount, endpoint: Endpoint, call: Call, ids: Readonly<Record<string, string>>): Promise<Exchanged> {
    try {
      return await this.once(account, endpoint, call, ids);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      this.tokens.forget(account);
    }
    try {
      return await this.once(account, endpoint, call, ids);
    } catch (error) {
      throw error instanceof TokenRefused ? refusalOf(401, null) : error;
    }
  }

  private async once(account: PartnerCenterAccount, endpoint: Endpoint, { method = 'GET', path, query, headers, body, signal }: Call, ids: Readonly<Record<string, string>>): Promise<Exchanged> {
    const token = await this.tokens.of(account, endpoint, signal);
    const answer = await exchange(`${endpoint.apiUrl}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`, Accept: 'application/json', 'MS-Contract-Version': 'v1', 'X-Locale': 'en-US', 'MS-PartnerCenter-Application': 'Skyledger', ...ids, ...headers,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    }, { timeoutMs: this.patience.timeoutMs, signal });
    if (answer.status === 401) throw new TokenRefused();
    if (answer.status >= 400) throw refusalOf(answer.status, answer.json);
    return answer;
  }

  /** What the vendor asks to wait comes before the pause of this attempt. */
  private async heed(error: Error, retriesLeft: number, signal?: AbortSignal): Promise<void> {
    const wanted = error instanceof Transient && retriesLeft > 0 ? (error.retryAfter ?? 0) * 1000 : 0;
    if (wanted > 0 && wanted <= this.patience.longestPauseMs) await pause(wanted, signal);
  }
}

const busy = ({ reason, message, retryAfter }: Transient): PartnerCenterBusy => {
  const seconds = Math.max(1, retryAfter ?? LATER[reason]);
  return new PartnerCenterBusy(reason, reason === 'throttled' && retryAfter !== null ? `${message} It asks to wait for ${seconds} s.` : message, seconds);
};
