import { pino } from 'pino';
import { Authentication } from '../../application/partners/authentication.js';
import { listen, type HttpServer } from '../../infrastructure/main/http-server.js';
import { TestSystem, type SystemOptions } from './system.js';

export const PASSWORD = 'a long password';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: () => Readonly<Record<string, unknown>>;
}

/** The whole platform behind its HTTP side, on a free port of this machine. */
export class HttpSystem {
  private constructor(
    readonly system: TestSystem,
    private readonly server: HttpServer,
    readonly adminToken: string,
  ) {}

  static async open(options: SystemOptions = {}): Promise<HttpSystem> {
    const system = await TestSystem.open(options);
    const server = await listen(system.platform, { host: '127.0.0.1', port: 0, logger: pino({ level: 'silent' }) });
    const { token } = await system.platform.container.get(Authentication).signIn('ada@example.com', PASSWORD);
    return new HttpSystem(system, server, token);
  }

  get url(): string {
    return this.server.url;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.system.close();
  }

  async request(method: string, path: string, { token = this.adminToken, body, headers = {} }: { readonly token?: string | null; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<HttpAnswer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const all = { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers };
    const response = await fetch(`${this.url}${path}`, { method, headers: all, ...(body === undefined ? {} : { body: text }) });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, text: answer, json: () => JSON.parse(answer) as Readonly<Record<string, unknown>> };
  }

  command(name: string, body: unknown, more: { readonly token?: string | null; readonly headers?: Readonly<Record<string, string>>; readonly query?: string } = {}): Promise<HttpAnswer> {
    return this.request('POST', `/api/commands/${name}${more.query ?? ''}`, { ...more, body });
  }

  signIn(email: string): Promise<string> {
    return this.system.platform.container.get(Authentication).signIn(email, PASSWORD).then(({ token }) => token);
  }
}
