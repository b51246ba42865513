import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

type Headers = Readonly<Record<string, string>>;

/** node:http with connections that stay open: the cheapest client that Node.js brings. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly address: { readonly host: string; readonly port: string };

  constructor(
    readonly url: string,
    readonly token = '',
  ) {
    const { hostname, port } = new URL(url);
    this.address = { host: hostname, port };
  }

  static async signIn(url: string, credentials: object): Promise<HttpClient> {
    const { text } = await new HttpClient(url).send('POST', '/api/sessions', credentials);
    return new HttpClient(url, (JSON.parse(text) as { token: string }).token);
  }

  /** Sends a command; answers what it answered. @throws Error unless it was accepted */
  async command(name: string, body: object): Promise<{ readonly id: string; readonly position: number }> {
    const { status, text } = await this.send('POST', `/api/commands/${name}`, body);
    if (status !== 200) throw new Error(`${name} was answered ${status}: ${text}`);
    return JSON.parse(text) as { id: string; position: number };
  }

  send(method: 'GET' | 'POST', path: string, body?: object, headers: Headers = {}): Promise<Answer> {
    const payload = body === undefined ? '' : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request({ ...this.address, agent: this.agent, method, path, headers: { ...this.headers(payload), ...headers } }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(payload);
    });
  }

  private headers(payload: string): Headers {
    return {
      ...(this.token && { Authorization: `Bearer ${this.token}` }),
      ...(payload && { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(payload)) }),
    };
  }
}
