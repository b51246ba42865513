import { keyOf, valueAt } from './keys.js';
import type { DocumentKey, FoldEvent, Projection } from './projection.js';

/** A document as a batch found it, or left it. */
export interface Folded {
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly position: number;
}

/** Which ids a key means: of what is stored, and of what the batch has made or changed so far. */
export const idsOf = (projection: Projection, key: DocumentKey, stored: readonly string[], pending: ReadonlyMap<string, Folded>): readonly string[] => {
  if (typeof key === 'string') return [key];
  const type = projection.fields[key.field] ?? 'id';
  const wanted = keyOf(type, key.equals);
  const matches = (folded: Folded | undefined): boolean => !!folded?.body && keyOf(type, valueAt(folded.body, key.field)) === wanted;
  const fromStore = stored.filter((id) => !pending.has(id) || matches(pending.get(id)));
  const fromBatch = [...pending.keys()].filter((id) => !stored.includes(id) && matches(pending.get(id)));
  return [...fromStore, ...fromBatch];
};

/**
 * One event into one document. What was seen already is skipped, so delivery at least once has its effect exactly once.
 * Undefined: nothing changes.
 */
export const foldInto = (projection: Projection, before: Folded | undefined, event: FoldEvent, id: string): Folded | undefined => {
  if (before && event.position <= before.position) return undefined;
  const evolved = projection.evolve(before?.body ?? null, event, id) as Record<string, unknown> | null;
  if (evolved === null) return before?.body ? { body: null, position: event.position } : undefined;
  if (evolved === before?.body) return undefined;
  const { resellerId, resellerPath, accountId } = before?.body ?? event.metadata.scope;
  // The other way round, with the spread last, this takes ten times as long.
  return { body: { ...evolved, resellerId, resellerPath, accountId, id }, position: event.position };
};
