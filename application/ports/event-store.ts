import type { EventMetadata } from '../../domain/shared/event.js';

/** An event on its way into the log. */
export interface EventToAppend {
  /** A UUID in lower case; makes a repeated append recognisable. */
  readonly id: string;
  readonly type: string;
  /** What JSON can hold, `null` included. Fields that are `undefined` are dropped. */
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/** An event as stored: `data` has the shape of `metadata.schemaVersion`, not yet upcast. */
export interface StoredEvent extends EventToAppend {
  readonly stream: string;
  /** Counts from 0 in the stream. */
  readonly revision: number;
  /** Grows over the whole log, with gaps; unique per event. A safe integer on every engine. */
  readonly position: number;
}

/** The stream must not exist yet. */
export const NO_STREAM = -1;
/** Before the first event of the log. */
export const START = 0;

export interface Appended {
  /** Revision and position of the last event of the append. */
  readonly revision: number;
  readonly position: number;
}

/** Events on their way into one stream. */
export interface StreamAppend {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly EventToAppend[];
}

export interface ReadStreamOptions {
  /** First revision to read, inclusive. Default: the first (forwards), the last (backwards). */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

/** Both lists are alternatives within themselves, and must both hold when both are given. An empty list restricts nothing. */
export interface EventFilter {
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

/** Part of the log in order. Everything that matches up to `position`, inclusive, has been handed out by now. */
export interface EventBatch {
  readonly events: readonly StoredEvent[];
  readonly position: number;
  /** True when the end of the log was reached with this batch. */
  readonly caughtUp: boolean;
}

/** Pulled, never pushed: a slow consumer slows the source, and nothing is buffered without bound. */
export interface BatchSource {
  /**
   * Up to `max` events; waits up to `waitMs` for the first, then answers an empty batch. An empty batch comes at once
   * when there is news without events: the end of the log, at a position not told before. One call at a time.
   * @throws EventStoreUnavailable when it broke: close it, and open a new one from the last handled position.
   */
  next(max: number, waitMs: number): Promise<EventBatch>;
  close(): Promise<void>;
}

/** The log. Every method throws EventStoreUnavailable when the engine cannot be reached in time. */
export interface EventStore {
  /**
   * Appends all or nothing, durable before the answer, at most 500 events and 1 MiB.
   * The same ids with the same expected revision again answer the first result and write nothing, for ever; so does a
   * prefix of them. Names of streams and types start with a letter and hold no blanks.
   * @throws InvalidAppend when it could never be written; nothing was sent.
   * @throws RevisionConflict when the stream is not at `expectedRevision` (NO_STREAM = -1).
   * @throws OutcomeUnknown when it may or may not have been written: repeat with the same ids and the same revision.
   *
   * `before`: appends to other streams that are in the log before this one is. Where one of them conflicts, its
   * RevisionConflict is thrown and this one is not written; others of them may be. An engine may sync them all at once.
   */
  append(stream: string, expectedRevision: number, events: readonly EventToAppend[], before?: readonly StreamAppend[]): Promise<Appended>;
  /** Events of one stream; empty when it does not exist. */
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;
  /** Up to `limit` matching events after `after` (exclusive), in log order. `after` is START or a position that this log gave out. */
  readAll(options: { readonly after: number; readonly limit: number; readonly filter?: EventFilter }): Promise<EventBatch>;
  /** The same without an end. Connects at the first `next`. */
  subscribe(options: { readonly after: number; readonly filter?: EventFilter }): BatchSource;
  /** Position of the last event, START when the log is empty. */
  head(): Promise<number>;
  /** Names this log for ever: a checkpoint of another log is recognised by it. */
  logId(): Promise<string>;
  /** Checkpoints that must not be lost with the read models (workflows). Null when never saved, or saved for another log. */
  loadCheckpoint(name: string): Promise<number | null>;
  saveCheckpoint(name: string, position: number): Promise<void>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/** Not an append at all: too many events, too large, a malformed id or name, or data that JSON cannot hold. */
export class InvalidAppend extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'InvalidAppend';
  }
}

export class RevisionConflict extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number | null,
  ) {
    super(`stream ${stream} is at revision ${actual ?? 'unknown'}, not ${expected}`);
    this.name = 'RevisionConflict';
  }
}

/** The engine could not be reached, or did not answer in time. For an append use OutcomeUnknown. */
export class EventStoreUnavailable extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'EventStoreUnavailable';
  }
}

/** The append may have been written. Repeat it unchanged. */
export class OutcomeUnknown extends EventStoreUnavailable {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'OutcomeUnknown';
  }
}
