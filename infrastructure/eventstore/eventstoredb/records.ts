import { randomUUID } from 'node:crypto';
import { ANY, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { EventStoreUnavailable } from '../../../application/ports/event-store.js';
import { DEADLINE_MS } from './append.js';
import { type Connection } from './connection.js';
import { readStream } from './read.js';

const IDENTITY = '_log-identity';
const WRONG_VERSION = 'wrong-expected-version';

/** What is kept in the database beside the events, in streams and types that start with `_`: the log's id and checkpoints. */
export class Records {
  private readonly trimmed = new Set<string>();
  private lastLogId: string | null = null;

  constructor(private readonly connection: Connection) {}

  /** Asked anew each time: the database may have been replaced while this process runs. Created by whoever asks first. */
  async logId(): Promise<string> {
    const id = (await this.storedLogId()) ?? (await this.createLogId());
    this.lastLogId = id;
    return id;
  }

  async loadCheckpoint(name: string): Promise<number | null> {
    const [stored] = await readStream(this.connection, streamOf(name), { direction: 'backwards', limit: 1 });
    if (!stored) return null;
    const { logId, position } = stored.data as { readonly logId: string; readonly position: number };
    return logId === (await this.logId()) ? position : null;
  }

  /** An older checkpoint that arrives late only makes its reader read some events again. So no revision is expected. */
  async saveCheckpoint(name: string, position: number): Promise<void> {
    const logId = this.lastLogId ?? (await this.logId());
    await this.keepOnlyLast(streamOf(name));
    const event = jsonEvent({ id: randomUUID(), type: '_CheckpointSaved', data: { logId, position } });
    await this.connection.write((client) => client.appendToStream(streamOf(name), event, { expectedRevision: ANY, deadline: DEADLINE_MS }));
  }

  private async storedLogId(): Promise<string | null> {
    const [stored] = await readStream(this.connection, IDENTITY, { limit: 1 });
    return stored ? (stored.data as { readonly logId: string }).logId : null;
  }

  private async createLogId(): Promise<string> {
    const event = jsonEvent({ id: randomUUID(), type: '_LogIdentified', data: { logId: randomUUID() } });
    const options = { expectedRevision: NO_STREAM, deadline: DEADLINE_MS } as const;
    await this.unlessThere(this.connection.write((client) => client.appendToStream(IDENTITY, event, options)));
    const id = await this.storedLogId();
    if (!id) throw new EventStoreUnavailable('the log has no id');
    return id;
  }

  private async keepOnlyLast(stream: string): Promise<void> {
    if (this.trimmed.has(stream)) return;
    const options = { expectedRevision: NO_STREAM, deadline: DEADLINE_MS } as const;
    await this.unlessThere(this.connection.write((client) => client.setStreamMetadata(stream, { maxCount: 1 }, options)));
    this.trimmed.add(stream);
  }

  private async unlessThere(append: Promise<unknown>): Promise<void> {
    await append.catch((error: { readonly type?: string }) => {
      if (error.type !== WRONG_VERSION) throw error;
    });
  }
}

const streamOf = (name: string): string => `_checkpoint-${name}`;
