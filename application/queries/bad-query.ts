import type { FieldError } from '../spine/field-errors.js';

/** A question that cannot be answered as it stands (400). Pointers lead into the query: `/filter/status`, `/range`. */
export class BadQuery extends Error {
  constructor(readonly errors: readonly FieldError[]) {
    super('The query cannot be answered as it stands; see errors.');
    this.name = 'BadQuery';
  }
}

export const badQuery = (pointer: string, detail: string): BadQuery => new BadQuery([{ pointer, code: 'format', detail }]);

/** What people typed, cut so that it can be quoted in an answer. */
export const quote = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
