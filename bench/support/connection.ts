import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/**
 * A connection that stays open, for one request at a time. It reads no more of HTTP than the servers under load answer
 * (a status line and Content-Length), so that the clients take little of the processor time that they share with them.
 */
export class Connection {
  private received = '';
  private settle: { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void } | null = null;

  private constructor(
    private readonly socket: Socket,
    private readonly head: string,
  ) {
    socket.setNoDelay(true).setEncoding('utf8').on('data', (chunk: string) => this.take(chunk));
    socket.on('error', (error) => this.settle?.reject(error)).on('close', () => this.settle?.reject(new Error('the server has closed the connection')));
  }

  static async open(url: string, token: string): Promise<Connection> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Connection(socket, `Host: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`);
  }

  post(path: string, body: object, key: string | null): Promise<Reply> {
    const payload = JSON.stringify(body);
    const own = key === null ? '' : `Idempotency-Key: ${key}\r\n`;
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.socket.write(`POST ${path} HTTP/1.1\r\n${this.head}${own}Content-Length: ${Buffer.byteLength(payload)}\r\n\r\n${payload}`);
    });
  }

  close(): void {
    this.settle = null;
    this.socket.destroy();
  }

  /** Answers are ASCII: as many characters as bytes. */
  private take(chunk: string): void {
    this.received += chunk;
    const start = this.received.indexOf('\r\n\r\n') + 4;
    const length = start < 4 ? Number.NaN : Number(/^content-length: (\d+)\r$/im.exec(this.received.slice(0, start))?.[1]);
    if (!(this.received.length >= start + length)) return;
    const reply = { status: Number(this.received.slice(9, 12)), text: this.received.slice(start, start + length) };
    this.received = '';
    this.settle?.resolve(reply);
  }
}
