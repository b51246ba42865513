import type { EventStore, StoredEvent } from '../ports/event-store.js';
import { bookBefore, nextBook } from './book-links.js';

type Reader = Pick<EventStore, 'readStream'>;

const PAGE = 1000;

/** A stream from a revision to its beginning, and the books before it, newest first. */
export async function* backwards(store: Reader, stream: string, revision: number): AsyncGenerator<readonly StoredEvent[]> {
  let [name, from]: [string, number | undefined] = [stream, revision];
  for (;;) {
    const page: readonly StoredEvent[] = from === undefined || from >= 0 ? await store.readStream(name, { ...(from !== undefined && { from }), direction: 'backwards', limit: PAGE }) : [];
    if (page.length > 0) yield page;
    const first = page.at(-1);
    if (!first) return;
    if (first.revision > 0) from = first.revision - 1;
    else {
      const before = bookBefore(first);
      if (before === null) return;
      [name, from] = [before, undefined];
    }
  }
}

/** A stream from its beginning, in pages, without the books after it. */
export async function* forwards(store: Reader, stream: string, revision = 0): AsyncGenerator<readonly StoredEvent[]> {
  for (let from = revision; ; from += PAGE) {
    const page = await store.readStream(stream, { from, limit: PAGE });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
  }
}

/** A stream from its beginning, and the books after it. */
export async function* throughBooks(store: Reader, stream: string): AsyncGenerator<readonly StoredEvent[]> {
  for (let name: string | null = stream; name !== null; ) {
    let last: StoredEvent | undefined;
    for await (const page of forwards(store, name)) {
      yield page;
      last = page.at(-1);
    }
    name = nextBook(last);
  }
}
