import { LRUCache } from 'lru-cache';
import type { Aggregate } from '../../domain/shared/decider.js';
import type { DomainEvent, Recorded } from '../../domain/shared/event.js';
import { RevisionConflict, type EventStore, type EventToAppend } from '../ports/event-store.js';
import { bookBefore, nextBook, type Opening } from './book-links.js';
import { forwards } from './book-pages.js';
import { marksOf, mayBeAmong } from './command-marks.js';
import { decode } from './decode.js';
import { emptyFold, fold, remember, type Answered, type BookOpening, type BookPlace, type Committed, type Folded } from './folded.js';
import { derivedId } from './ids.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- of any state, command and events
type AnyAggregate = Aggregate<any, any, any>;

/** The commands of a book, and the streams of those before and after it. */
interface ReadBook {
  readonly applied: ReadonlyMap<string, Answered>;
  readonly from: string | null;
  readonly next: string | null;
}

/** Closed books whose commands are kept: repeats are rare, and come together. */
const CACHED = 4;
/** Events of a stream that is hardly a book, and none that was closed. */
const SHORT = 100;

/**
 * Streams, and those that go on in another one when they have become long (rulings, Software 1). Whoever meets a book that was
 * closed and not carried over carries it over: what that writes follows from the closed book alone.
 */
export class Books {
  private readonly past = new LRUCache<string, Promise<ReadBook>>({ max: CACHED });

  constructor(private readonly store: EventStore) {}

  /** A stream that nothing is known of yet: its last book. A short one is read once, like any other stream. */
  async read(aggregate: AnyAggregate, stream: string): Promise<Folded> {
    const folded = emptyFold(aggregate, stream);
    const start = await this.store.readStream(stream, { limit: SHORT });
    const isAll = start.length < SHORT;
    if (!isAll && aggregate.carryOver) {
      const newest = await this.newest(aggregate, stream);
      if (newest.stream !== stream) return this.upToDate(aggregate, newest);
    }
    for (const event of start) fold(aggregate, folded, decode(event));
    return isAll && !folded.closing ? folded : this.upToDate(aggregate, folded);
  }

  /** Folds what is new, and goes on in the next book where this one is closed. */
  async upToDate(aggregate: AnyAggregate, known: Folded): Promise<Folded> {
    let folded = known;
    let before: Folded | null = null;
    for (;;) {
      await this.readOn(aggregate, folded);
      if (folded.closing) {
        before = folded;
        folded = emptyFold(aggregate, nextBook(folded.closing) ?? '', { of: folded.opening?.of ?? folded.stream, from: folded.stream });
      } else if (folded.opening && !folded.opening.isWhole) await this.carryOver(aggregate, folded, before ?? (await this.closed(aggregate, folded.opening)));
      else return folded;
    }
  }

  /** The answer that a command got in a stream, or in one of its books; null when it has not been there. */
  async answered(stream: string, commandId: string): Promise<Committed | null> {
    for (let name: string | null = stream; name !== null; ) {
      const book: ReadBook = await this.readBook(name, stream);
      const answered = book.applied.get(commandId);
      if (answered) return answered;
      name = book.next;
    }
    return null;
  }

  /** Finds what commands of the books before were answered, where they come again. */
  async recall({ applied, opening }: Folded, commandIds: readonly string[]): Promise<void> {
    if (!opening || opening.commands.length === 0) return;
    for (const id of commandIds) {
      if (applied.has(id) || opening.recalled.has(id) || !mayBeAmong(opening.commands, id)) continue;
      const answered = await this.answeredBefore(opening, id);
      if (answered) opening.recalled.set(id, answered);
    }
  }

  private async answeredBefore({ of, from }: BookOpening, commandId: string): Promise<Answered | null> {
    for (let stream: string | null = from; stream !== null; ) {
      const book: ReadBook = await this.closedBook(stream, of);
      const answered = book.applied.get(commandId);
      if (answered) return answered;
      stream = book.from;
    }
    return null;
  }

  private closedBook(stream: string, of: string): Promise<ReadBook> {
    const reading = this.past.get(stream) ?? this.readBook(stream, of);
    this.past.set(stream, reading);
    reading.catch(() => this.past.delete(stream));
    return reading;
  }

  private async readBook(stream: string, of: string): Promise<ReadBook> {
    const applied = new Map<string, Answered>();
    let from: string | null = null;
    let next: string | null = null;
    let book: BookPlace | undefined;
    for await (const page of forwards(this.store, stream)) {
      for (const event of page) {
        if (bookBefore(event) === null) remember(applied, event, { stream, ...(book && { book }) });
        else [from, book] = [bookBefore(event), { of, before: (event.data as Opening).before }];
        next = nextBook(event);
      }
    }
    return { applied, from, next };
  }

  /** The last book of a stream, with nothing of it read. */
  private async newest(aggregate: AnyAggregate, stream: string): Promise<Folded> {
    let book = emptyFold(aggregate, stream);
    for (;;) {
      const [last] = await this.store.readStream(book.stream, { direction: 'backwards', limit: 1 });
      const next = nextBook(last);
      if (next === null) return book;
      book = emptyFold(aggregate, next, { of: stream, from: book.stream });
    }
  }

  private async readOn(aggregate: AnyAggregate, folded: Folded): Promise<void> {
    for await (const page of forwards(this.store, folded.stream, folded.revision + 1)) for (const event of page) if (event.revision === folded.revision + 1) fold(aggregate, folded, decode(event));
  }

  /** The whole book that an unfinished one goes on from. */
  private async closed(aggregate: AnyAggregate, { of, from }: BookOpening): Promise<Folded> {
    const [first] = await this.store.readStream(from, { limit: 1 });
    const before = bookBefore(first);
    const folded = emptyFold(aggregate, from, before === null ? null : { of, from: before });
    await this.readOn(aggregate, folded);
    return folded;
  }

  /** Writes the parts that are missing. Who is faster has done it; the reader reads on either way. */
  private async carryOver(aggregate: AnyAggregate, { stream, revision }: Folded, closed: Folded): Promise<void> {
    const there = revision < 0 ? [] : (await this.store.readStream(stream, { limit: revision + 1 })).map((event) => decode(event));
    const start = { from: closed.stream, before: (closed.opening?.before ?? 0) + closed.revision + 1, commands: [...(closed.opening?.commands ?? []), ...marksOf(closed.applied.keys())] };
    const parts = aggregate.carryOver?.(closed.state, start, there) ?? [];
    try {
      for (const [index, part] of parts.entries()) await this.store.append(stream, revision + index, [partOf(aggregate, stream, part as DomainEvent, closed.closing as Recorded)]);
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
}

/** Its id follows from what it says, so that two that disagree never take each other's part for their own. */
const partOf = (aggregate: AnyAggregate, stream: string, { type, data }: DomainEvent, { id, metadata }: Recorded): EventToAppend => {
  const { bodyHash: _hash, ...caused } = metadata;
  const schemaVersion = (aggregate.catalogue as Readonly<Record<string, { readonly version: number }>>)[type]?.version ?? 1;
  return { id: derivedId(id, stream, JSON.stringify(data)), type, data, metadata: { ...caused, schemaVersion } };
};
