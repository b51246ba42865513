import type { Collection } from 'mongodb';
import { isDuplicate } from './failures.js';

/** Stores or replaces a document by its id. Two that insert it at once both succeed: the loser replaces. */
export const put = async <Document extends { readonly _id: string }>(collection: Collection<Document>, { _id, ...rest }: Document): Promise<void> => {
  const replace = () => collection.replaceOne({ _id } as never, rest, { upsert: true });
  try {
    await replace();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await replace();
  }
};
