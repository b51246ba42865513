import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { isClientStuck } from './errors.js';
import { Slots } from './slots.js';
import { repeatWithin, within } from './time.js';

/**
 * Each append that waits for its answer may lie in the client's write buffer of 16. Once that is full the client has a
 * queue of its own, and rejects what is in it where nobody can catch it when the connection breaks: the process ends.
 */
const MAX_UNANSWERED = 15;
/** A broken connection is noticed after 20 s at most (two times of the keep-alive): later, a message lies in no buffer. */
const ANSWER_LOST_MS = 30_000;

/** The one client of the process: the client keeps the pending appends of all its instances in one place, where one breaks the others'. */
let shared: { readonly connection: Connection; users: number } | null = null;

export class Connection {
  private client: EventStoreDBClient;
  private readonly slots = new Slots(MAX_UNANSWERED);

  private constructor(
    readonly url: string,
    readonly callTimeoutMs: number,
  ) {
    this.client = EventStoreDBClient.connectionString(url);
  }

  /** The same connection for all that use one server. @throws when the process is connected to another server. */
  static use(url: string, callTimeoutMs: number): Connection {
    if (shared && (shared.connection.url !== url || shared.connection.callTimeoutMs !== callTimeoutMs)) throw new Error('this process is connected to another EventStoreDB already');
    shared ??= { connection: new Connection(url, callTimeoutMs), users: 0 };
    shared.users++;
    return shared.connection;
  }

  /** Something that cleans up after itself when it takes too long: a read. */
  read<Result>(attempt: (client: EventStoreDBClient) => Promise<Result>): Promise<Result> {
    return repeatWithin(this.callTimeoutMs, () => attempt(this.client));
  }

  /** Something that can be repeated unchanged although it may have been done: an append with an expected revision. */
  write<Result>(attempt: (client: EventStoreDBClient) => Promise<Result>): Promise<Result> {
    return repeatWithin(this.callTimeoutMs, () => within(this.callTimeoutMs, this.inSlot(attempt)));
  }

  /** For subscriptions, which live as long as their reader. */
  open<Source>(subscribe: (client: EventStoreDBClient) => Source): Source {
    return subscribe(this.client);
  }

  /** Without it the process does not end. The last user lets go of the server; nothing may be under way then. */
  async release(): Promise<void> {
    if (shared?.connection !== this || --shared.users > 0) return;
    shared = null;
    await within(this.callTimeoutMs, this.client.dispose()).catch(() => undefined);
  }

  private async inSlot<Result>(attempt: (client: EventStoreDBClient) => Promise<Result>): Promise<Result> {
    await this.slots.take();
    const client = this.client;
    const answer = attempt(client);
    this.occupy(answer);
    try {
      return await answer;
    } catch (error) {
      if (isClientStuck(error)) this.renew(client);
      throw error;
    }
  }

  private occupy(answer: Promise<unknown>): void {
    const settled = answer.catch(() => undefined);
    void Promise.race([settled, sleep(ANSWER_LOST_MS, null, { ref: false })]).then(() => this.slots.give());
  }

  private renew(stuck: EventStoreDBClient): void {
    if (this.client !== stuck) return;
    this.client = EventStoreDBClient.connectionString(this.url);
    void stuck.dispose().catch(() => undefined);
  }
}
