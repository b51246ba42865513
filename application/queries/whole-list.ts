import type { Projection } from '../../projections/projection.js';
import { ReadStoreUnavailable, type ReadStore, type StoredDocument } from '../ports/read-store.js';
import type { Principal } from '../spine/principal.js';
import { compileQuery } from './find-query.js';
import type { ListQuery } from './list-query.js';
import { sightOf, type Sight } from './visibility.js';

/** All rows of a list in its order, not cut by column yet: for those who read too many to show each one whole. */
export interface WholeList {
  /** What cuts them. */
  readonly sight: Sight;
  /** Up to where the view had come in the log before the first row was read. */
  readonly position: number;
  count(): Promise<number>;
  /** With flat memory. @throws UnknownCollection when a rebuild has replaced what is read */
  batches(size: number): AsyncIterable<readonly StoredDocument[]>;
}

/** A list from its first row to its last. */
export const WHOLE = { by: 'cursor', cursor: null, limit: 1 } as const;

/** The same rows as the list's, by the same rules. @throws BadQuery, DomainError forbidden, ReadStoreUnavailable */
export const wholeList = async (readStore: ReadStore, view: Projection, { filter, sort }: Pick<ListQuery, 'filter' | 'sort'>, principal: Principal): Promise<WholeList> => {
  const sight = sightOf(view, principal);
  const compiled = compileQuery(view, sight, { filter, sort, page: WHOLE });
  const collection = await readStore.activeCollection(view.name);
  if (collection === null) throw new ReadStoreUnavailable(`the view ${view.name} is still being built`);
  const order = { field: compiled.sort.field.path, descending: compiled.sort.descending };
  return {
    sight,
    position: (await readStore.loadCheckpoint(collection))?.position ?? 0,
    count: () => readStore.count(collection, compiled.where),
    batches: (size) => readStore.stream(collection, { where: compiled.where, sort: order }, size),
  };
};
