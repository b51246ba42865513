import { badQuery } from './bad-query.js';

/** The place behind a row, in one order of one view. */
export interface Place {
  readonly field: string;
  readonly descending: boolean;
  readonly key: string;
  readonly id: string;
}

/** Opaque to clients: they send it back as it came. */
export const writeCursor = ({ field, descending, key, id }: Place): string => Buffer.from(JSON.stringify([field, descending, key, id])).toString('base64url');

/** @throws BadQuery */
export const readCursor = (cursor: string): Place => {
  const [field, descending, key, id] = parts(cursor);
  if (typeof field !== 'string' || typeof descending !== 'boolean' || typeof key !== 'string' || typeof id !== 'string') throw invalid();
  return { field, descending, key, id };
};

const parts = (cursor: string): readonly unknown[] => {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
};

const invalid = () => badQuery('/cursor', 'is not a cursor of this API. Start without one, then follow the Link header.');
