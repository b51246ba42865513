import type { JsonObject } from './read-store.js';

export type FieldMatch = string | number | boolean | null | readonly string[];

/** Read models for use cases that must find things. What they find is confirmed from the streams before money moves. */
export interface Views {
  /** Waits, bounded, until every view reflects all that is in the log now. False when it did not get there. */
  catchUp(): Promise<boolean>;
  /** All documents whose fields equal the values (a list of values: any of them), in batches, in the order of a field (default: of the id). */
  all(view: string, where: Readonly<Record<string, FieldMatch>>, range?: { readonly field: string; readonly upTo: string | number }, orderBy?: string): AsyncIterable<JsonObject>;
  /** How many there are, by an index. */
  count(view: string, where: Readonly<Record<string, FieldMatch>>): Promise<number>;
  /** Of those, one document for each value of a field, in its order. */
  firstOfEach(view: string, field: string, where: Readonly<Record<string, FieldMatch>>, range?: { readonly field: string; readonly upTo: string | number }): AsyncIterable<JsonObject>;
}
