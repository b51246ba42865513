import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Answers, type Answer } from './answers.js';
import { guid } from './dice.js';
import { noFaults, use, type Faults } from './faults.js';
import { written } from './meters.js';
import { Refusal } from './refusal.js';
import { Shop } from './shop.js';

export interface SimulatorOptions {
  /** The same seed makes the same usage. */
  readonly seed?: string;
  readonly now?: () => string;
  /** The part of usage records that are corrected two days later. */
  readonly restated?: number;
  readonly registrationSeconds?: number;
}

/** What was asked of it, for those who look at how it was asked. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly requestId: string;
  readonly correlationId: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The secret of the application that it knows. */
export const SIMULATOR_SECRET = 'simulated-secret';
const TOKEN_SECONDS = 3600;
/** So long a repeated request id gets its first answer. */
const REMEMBERED_MS = 15 * 60_000;
const KEPT = 5_000;
const LARGEST_PAGE = 1000;

/**
 * A Partner Center that is none: it answers in the documented format (formats.md 0, 1, 2 and 4) with data that follow
 * from a seed, for the demo and for tests. It listens on this machine alone.
 */
export class PartnerCenterSimulator {
  readonly faults: Faults = noFaults();
  readonly requests: SeenRequest[] = [];
  readonly shop: Shop;
  private readonly tokens = new Set<string>();
  private readonly answered = new Map<string, { readonly answer: Answer; readonly at: number }>();
  private readonly seed: string;
  private readonly now: () => string;
  private readonly answers: Answers;

  private constructor(
    private readonly server: Server,
    { seed = 'skyledger', now = () => new Date().toISOString(), restated = 0.01, registrationSeconds = 0 }: SimulatorOptions,
  ) {
    this.seed = seed;
    this.now = now;
    this.shop = new Shop(seed, now, this.faults, registrationSeconds);
    this.answers = new Answers(this.shop, this.faults, { seed, restated }, now);
  }

  static async start(options: SimulatorOptions = {}): Promise<PartnerCenterSimulator> {
    const server = createServer((request, response) => void simulator.serve(request, response).catch(() => response.destroy()));
    const simulator = new PartnerCenterSimulator(server, options);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    return simulator;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const text = await bodyOf(request);
    const header = (name: string): string => String(request.headers[name] ?? '');
    this.note({ method: request.method ?? 'GET', path: url.pathname, query: url.search, requestId: header('ms-requestid'), correlationId: header('ms-correlationid'), headers: request.headers });
    if (this.faults.delayMs > 0) await sleep(this.faults.delayMs);
    const answer = this.broken() ?? (url.pathname.endsWith('/oauth2/token') ? this.signIn(new URLSearchParams(text)) : this.guarded(header('authorization'), () => this.answerOf(request, url, text)));
    if (use(this.faults, 'droppedAfterwards')) return void response.destroy();
    response.writeHead(answer.status, { 'Content-Type': 'application/json; charset=utf-8', 'MS-RequestId': header('ms-requestid'), 'MS-CorrelationId': header('ms-correlationid'), 'MS-ServerId': 'simulator', ...answer.headers });
    response.end(answer.body === undefined ? '' : written(answer.body));
  }

  private note(request: SeenRequest): void {
    this.requests.push(request);
    if (this.requests.length > KEPT) this.requests.splice(0, KEPT / 2);
  }

  private broken(): Answer | null {
    const { faults } = this;
    if (faults.down || use(faults, 'failures')) return { status: 503, body: fault('503', 'Service unavailable.') };
    if (!use(faults, 'throttled')) return null;
    const message = `Rate limit is exceeded. Try again in ${faults.retryAfterSeconds} seconds.`;
    return { status: 429, headers: { 'Retry-After': String(faults.retryAfterSeconds) }, body: faults.throttleShape === 'gateway' ? { statusCode: 429, message } : fault('429', message) };
  }

  private signIn(form: URLSearchParams): Answer {
    if (form.get('client_secret') !== SIMULATOR_SECRET) return { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.', error_codes: [7000215] } };
    const token = guid(this.seed, 'token', String(this.tokens.size), form.get('client_id') ?? '');
    this.tokens.add(token);
    return { status: 200, body: { token_type: 'Bearer', expires_in: String(TOKEN_SECONDS), ext_expires_in: String(TOKEN_SECONDS), resource: form.get('resource') ?? '', access_token: token } };
  }

  private guarded(authorization: string, answer: () => Answer): Answer {
    const token = authorization.replace(/^Bearer /, '');
    if (!this.tokens.has(token) || use(this.faults, 'tokensRefused')) {
      this.tokens.delete(token);
      return { status: 401, body: fault('401', 'The token is not valid.') };
    }
    try {
      return answer();
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: fault(error.code, error.message) };
      throw error;
    }
  }

  /** What changes something is done once for a request id. */
  private answerOf(request: IncomingMessage, url: URL, text: string): Answer {
    const { 'ms-requestid': requestId = '', 'ms-continuationtoken': token = null } = request.headers;
    const size = Math.min(LARGEST_PAGE, Number(url.searchParams.get('size') ?? LARGEST_PAGE) || LARGEST_PAGE);
    const asked = { method: request.method ?? 'GET', path: url.pathname.replace(/^\/v1/, ''), query: url.searchParams, token: token === null ? null : String(token), size, requestId: String(requestId), body: text === '' ? null : (JSON.parse(text) as unknown) };
    const key = `${asked.path} ${asked.requestId}`;
    const now = Date.parse(this.now());
    const before = asked.method === 'POST' ? this.answered.get(key) : undefined;
    const answer = before && now - before.at < REMEMBERED_MS ? before.answer : this.answers.route(asked);
    if (asked.method === 'POST') this.answered.set(key, { answer, at: now });
    return answer;
  }
}

const fault = (code: string, description: string): object => ({ code, description, data: [], source: 'PartnerFD' });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};
