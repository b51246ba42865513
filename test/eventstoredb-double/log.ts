export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends Proposed {
  readonly stream: string;
  readonly revision: number;
  /** Commit and prepare position, which are equal for what gRPC wrote. */
  readonly position: number;
}

export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | number;
export type Outcome = { readonly written: true; readonly revision: number; readonly position: number } | { readonly written: false; readonly current: number | null };

/** Position of the first record of a real node is beyond 0 too. */
const FIRST_POSITION = 1_024;
const NOTHING = -1;

/** The node's log in memory, with its rules for repeated ids. */
export class DoubleLog {
  readonly records: LogRecord[] = [];
  private readonly streams = new Map<string, LogRecord[]>();
  /** What "any" recognises; a restart forgets it. */
  private recentIds = new Map<string, LogRecord>();
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.write('$$$settings', [{ id: '00000000-0000-4000-8000-000000000000', type: '$metadata', contentType: 'application/json', data: Buffer.from('{}'), metadata: new Uint8Array() }]);
  }

  append(stream: string, expected: ExpectedRevision, events: readonly Proposed[]): Outcome {
    const stored = this.streams.get(stream) ?? [];
    const head = stored.length - 1;
    const repeated = this.repeated(stored, stream, expected, events);
    if (repeated) return { written: true, revision: repeated.revision, position: repeated.position };
    if (!isMet(expected, head)) return { written: false, current: head === NOTHING ? null : head };
    const last = this.write(stream, events);
    return { written: true, revision: last.revision, position: last.position };
  }

  /** What a reader sees of a stream; null when it does not exist. */
  stream(name: string): readonly LogRecord[] | null {
    const stored = this.streams.get(name);
    const maxCount = this.maxCountOf(name);
    return stored ? stored.slice(maxCount ? -maxCount : 0) : null;
  }

  forgetIds(): void {
    this.recentIds = new Map();
  }

  /** Calls back after every append until the returned function is called. */
  onAppend(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private repeated(stored: readonly LogRecord[], stream: string, expected: ExpectedRevision, events: readonly Proposed[]): LogRecord | null {
    const first = this.firstRevision(stream, expected, events);
    if (first === null || first >= stored.length) return null;
    const same = events.every(({ id }, i) => stored[first + i]?.id === id);
    return same ? (stored[first + events.length - 1] ?? null) : null;
  }

  private firstRevision(stream: string, expected: ExpectedRevision, events: readonly Proposed[]): number | null {
    if (expected === 'no_stream') return 0;
    if (typeof expected === 'number') return expected + 1;
    return this.recentIds.get(`${stream} ${events[0]?.id}`)?.revision ?? null;
  }

  private write(stream: string, events: readonly Proposed[]): LogRecord {
    const stored = this.streams.get(stream) ?? [];
    this.streams.set(stream, stored);
    for (const event of events) {
      const before = this.records.at(-1);
      const position = before ? before.position + 140 + before.data.length + before.metadata.length : FIRST_POSITION;
      const record = { ...event, stream, revision: stored.length, position };
      stored.push(record);
      this.records.push(record);
      this.recentIds.set(`${stream} ${event.id}`, record);
    }
    this.listeners.forEach((listener) => listener());
    return stored.at(-1) as LogRecord;
  }

  private maxCountOf(name: string): number {
    const metadata = this.streams.get(`$$${name}`)?.at(-1);
    return metadata ? ((JSON.parse(Buffer.from(metadata.data).toString()) as { $maxCount?: number }).$maxCount ?? 0) : 0;
  }
}

const isMet = (expected: ExpectedRevision, head: number): boolean => {
  if (expected === 'any') return true;
  if (expected === 'stream_exists') return head !== NOTHING;
  return head === (expected === 'no_stream' ? NOTHING : expected);
};
