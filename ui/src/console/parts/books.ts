import type { SkyledgerProvider } from '../../shared/api/data-provider.js';
import { Problem } from '../../shared/api/http.js';
import type { StreamEvent } from '../../shared/api/types.js';

const named = (event: StreamEvent | undefined, type: string, field: string): string | null => (event?.type === type ? ((event.data[field] as string | undefined) ?? null) : null);

/** The ledger of a large account is kept in books: the stream that this one, by its first event, goes on from. */
export const bookBefore = (first: StreamEvent | undefined): string | null => named(first, 'LedgerCarriedOver', 'from');

/** The stream in which a ledger goes on after this event; null: in the same. */
export const bookAfter = (last: StreamEvent | undefined): string | null => named(last, 'LedgerClosed', 'next');

/** The last book of a ledger. What may not be seen, or is not there yet, is its own last one. */
export const newestBook = async (api: SkyledgerProvider, stream: string): Promise<string> => {
  const next = await api.stream(stream, { limit: 1, direction: 'backwards' }).then(
    ({ events }) => bookAfter(events[0]),
    (error: unknown) => {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    },
  );
  return next === null ? stream : newestBook(api, next);
};
