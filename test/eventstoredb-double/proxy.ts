import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Pair = readonly [Socket, Socket];

/** Stands between client and server on loopback, so that the network can fail like a network. */
export class FaultyProxy {
  private listener: Server | null = null;
  private readonly pairs = new Set<Pair>();
  private frozen = false;
  private port = 0;

  private constructor(private readonly target: number) {}

  static async start(target: number): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target);
    await proxy.listen();
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Accepts connections, on the same port as before. */
  async listen(): Promise<void> {
    this.listener = createServer((socket) => this.join(socket));
    this.listener.listen(this.port, '127.0.0.1');
    await once(this.listener, 'listening');
    this.port = (this.listener.address() as AddressInfo).port;
  }

  /** Refuses connections, and breaks those that there are. */
  async refuse(): Promise<void> {
    const closed = this.listener && once(this.listener, 'close');
    this.listener?.close();
    this.listener = null;
    this.dropConnections();
    await closed;
  }

  dropConnections(): void {
    for (const pair of this.pairs) pair.forEach((socket) => socket.resetAndDestroy());
    this.pairs.clear();
  }

  /** Not a byte more in either direction; connections stay. */
  freeze(): void {
    this.frozen = true;
    for (const pair of this.pairs) disconnect(pair);
  }

  thaw(): void {
    this.frozen = false;
    for (const pair of this.pairs) connectPair(pair);
  }

  private join(client: Socket): void {
    const server = connect(this.target, '127.0.0.1');
    const pair: Pair = [client, server];
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => [client.destroy(), server.destroy(), this.pairs.delete(pair)]);
    }
    if (!this.frozen) connectPair(pair);
  }
}

const connectPair = ([a, b]: Pair): void => {
  a.pipe(b);
  b.pipe(a);
};

const disconnect = ([a, b]: Pair): void => {
  a.unpipe(b).pause();
  b.unpipe(a).pause();
};
