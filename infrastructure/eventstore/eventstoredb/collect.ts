import { TimedOut } from './errors.js';

/** A read or a subscription of the client. */
interface Source {
  readonly readableLength: number;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: string, listener: (...values: unknown[]) => void): unknown;
}

interface Collecting<Item> {
  /** So long without a sign of life, and it is given up. */
  readonly silenceMs: number;
  /** Answers true when it has enough. */
  readonly onItem: (item: Item) => boolean;
  /** Ends the call at the server: leaving the stream alone leaks it. */
  readonly release: () => Promise<void>;
}

/** Reads from the client until the end, the end of the log (`caughtUp`) or enough. Twice as fast as `for await`. */
export const collect = async <Item>(stream: Source, { silenceMs, onItem, release }: Collecting<Item>): Promise<void> => {
  let silence: NodeJS.Timeout | undefined;
  let over = false;
  try {
    await new Promise<void>((resolve, reject) => {
      const alive = (): void => {
        clearTimeout(silence);
        silence = setTimeout(() => reject(new TimedOut(silenceMs)), silenceMs);
      };
      let atEnd = false;
      // "caughtUp" overtakes the events that lie in the buffer.
      const endOfLog = (): void => void (atEnd && stream.readableLength === 0 && resolve());
      stream.on('error', reject);
      stream.on('end', () => resolve());
      stream.on('alive', alive);
      stream.on('caughtUp', () => {
        atEnd = true;
        endOfLog();
      });
      stream.on('data', (item) => {
        if (over) return;
        alive();
        over = onItem(item as Item);
        if (over) resolve();
        else endOfLog();
      });
      alive();
    });
  } finally {
    over = true;
    clearTimeout(silence);
    // Not waited for: it takes as long as finding a server does.
    release().catch(() => undefined);
  }
};
