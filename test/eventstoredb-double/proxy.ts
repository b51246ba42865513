import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Client and server. */
type Pair = readonly [Socket, Socket];
type Frozen = 'both directions' | 'answers';

/** Stands between client and server, itself on loopback, so that the network can fail like a network. */
export class FaultyProxy {
  private listener: Server | null = null;
  private readonly pairs = new Set<Pair>();
  private frozen: Frozen | null = null;
  private port = 0;

  private constructor(
    private readonly target: number,
    private readonly host: string,
  ) {}

  static async start(target: number, host = '127.0.0.1'): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target, host);
    await proxy.listen();
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Bytes that came from the server over the connections that there are. */
  get answered(): number {
    return [...this.pairs].reduce((sum, [, server]) => sum + server.bytesRead, 0);
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

  /** Not a byte more; connections stay. */
  freeze(frozen: Frozen = 'both directions'): void {
    this.frozen = frozen;
    for (const pair of this.pairs) relay(pair, frozen);
  }

  thaw(): void {
    this.frozen = null;
    for (const pair of this.pairs) relay(pair, null);
  }

  private join(client: Socket): void {
    const server = connect(this.target, this.host);
    const pair: Pair = [client, server];
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => [client.destroy(), server.destroy(), this.pairs.delete(pair)]);
    }
    relay(pair, this.frozen);
  }
}

const relay = ([client, server]: Pair, frozen: Frozen | null): void => {
  client.unpipe(server).pause();
  server.unpipe(client).pause();
  if (frozen !== 'both directions') client.pipe(server);
  if (frozen === null) server.pipe(client);
};
