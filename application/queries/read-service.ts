import { notFound, wrongState } from '../../domain/shared/errors.js';
import { keyOf, valueAt } from '../../projections/keys.js';
import type { Projection } from '../../projections/projection.js';
import type { Clock } from '../ports/clock.js';
import type { EventStore } from '../ports/event-store.js';
import type { ProfileStore } from '../ports/profiles.js';
import { ReadStoreUnavailable, UnknownCollection, type FindQuery, type JsonObject, type ReadStore, type StoredDocument } from '../ports/read-store.js';
import type { Principal } from '../spine/principal.js';
import { documentAsOf } from './as-of.js';
import { writeCursor } from './cursor.js';
import { compileQuery, type CompiledQuery } from './find-query.js';
import type { ListQuery } from './list-query.js';
import { parseMoment } from './moment.js';
import { sightOf, type Sight } from './visibility.js';

export interface ReadPorts {
  readonly readStore: ReadStore;
  readonly eventStore: EventStore;
  readonly profiles: Pick<ProfileStore, 'getMany'>;
  readonly clock: Clock;
}

export interface Listed {
  readonly rows: readonly JsonObject[];
  /** Of all rows that the principal may see and asked for; null when paging by cursor, which does not count. */
  readonly total: number | null;
  readonly offset: number;
  /** Where the next page starts; null on the last one, and when paging by range. */
  readonly next: string | null;
}

export interface WholeList {
  readonly sight: Sight;
  /** Up to where the view had come in the log before the first row. */
  readonly position: number;
  count(): Promise<number>;
  batches(size: number): AsyncIterable<readonly StoredDocument[]>;
}

const WHOLE = { by: 'cursor', cursor: null, limit: 1 } as const;

/** Every question about a view passes here, so that rows and columns are cut in one place. */
export class ReadService {
  constructor(private readonly ports: ReadPorts) {}

  /** @throws BadQuery, DomainError forbidden, ReadStoreUnavailable */
  async list(view: Projection, query: ListQuery, principal: Principal): Promise<Listed> {
    const sight = sightOf(view, principal);
    const compiled = compileQuery(view, sight, query);
    const { page } = query;
    if (page.by === 'cursor') return this.onward(view, sight, compiled, page.limit);
    return this.collection(view, async (collection) => {
      const total = await this.ports.readStore.count(collection, compiled.where);
      const found = page.offset < total ? await this.ports.readStore.find(collection, { ...findQuery(compiled, page.limit), offset: page.offset }) : [];
      return { rows: found.map(({ body }) => sight.show(body)), total, offset: page.offset, next: null };
    });
  }

  /**
   * All rows of a list in its order, uncut, with what cuts them: for those who read too many to show each one.
   * @throws BadQuery, DomainError forbidden, ReadStoreUnavailable; UnknownCollection on the way, when a rebuild has replaced what is read
   */
  async whole(view: Projection, query: Pick<ListQuery, 'filter' | 'sort'>, principal: Principal): Promise<WholeList> {
    const sight = sightOf(view, principal);
    const { where, sort } = compileQuery(view, sight, { ...query, page: WHOLE });
    const collection = await this.active(view.name);
    const { readStore } = this.ports;
    return {
      sight,
      position: (await readStore.loadCheckpoint(collection))?.position ?? 0,
      count: () => readStore.count(collection, where),
      batches: (size) => readStore.stream(collection, { where, sort: { field: sort.field.path, descending: sort.descending } }, size),
    };
  }

  /** @throws DomainError not_found for what is missing or not the principal's, forbidden, invalid_state; BadQuery for a bad `asOf` */
  async get(view: Projection, id: string, principal: Principal, asOf: string | null = null): Promise<JsonObject> {
    const sight = sightOf(view, principal);
    const document = asOf === null ? await this.current(view, id) : await this.past(view, id, asOf);
    if (!document || !sight.sees(document)) throw notFound(`record in ${view.name} with id`, id);
    if (principal.kind === 'user' && valueAt(document, 'links.details') === null) throw stillOrdered();
    return sight.show(document);
  }

  /** Those of some ids that the principal may see, by id. @throws DomainError forbidden */
  async getMany(view: Projection, ids: readonly string[], principal: Principal): Promise<ReadonlyMap<string, JsonObject>> {
    const sight = sightOf(view, principal);
    const found = await this.collection(view, (collection) => this.ports.readStore.getMany(collection, [...new Set(ids)]));
    return new Map([...found].flatMap(([id, { body }]) => (body && sight.sees(body) ? [[id, sight.show(body)] as const] : [])));
  }

  private onward(view: Projection, sight: Sight, compiled: CompiledQuery, limit: number): Promise<Listed> {
    return this.collection(view, async (collection) => {
      const found = await this.ports.readStore.find(collection, { ...findQuery(compiled, limit + 1), ...(compiled.after && { after: compiled.after }) });
      const rows = found.slice(0, limit);
      const last = found.length > limit ? rows.at(-1) : undefined;
      return { rows: rows.map(({ body }) => sight.show(body)), total: null, offset: 0, next: last ? cursorAt(compiled, last) : null };
    });
  }

  private current(view: Projection, id: string): Promise<JsonObject | null> {
    return this.collection(view, async (collection) => (await this.ports.readStore.getMany(collection, [id])).get(id)?.body ?? null);
  }

  private async past(view: Projection, id: string, asOf: string): Promise<JsonObject | null> {
    const { eventStore, clock } = this.ports;
    const moment = parseMoment(asOf, { head: await eventStore.head(), now: clock.now() });
    // An id that no event ever made is not searched for in the whole log.
    const known = await this.collection(view, (collection) => this.ports.readStore.positions(collection, [id]));
    return known.has(id) ? documentAsOf(this.ports, view, id, await this.current(view, id), moment) : null;
  }

  /** A rebuild may have switched and dropped the collection since it was looked up: then once more. */
  private async collection<Result>(view: Projection, work: (collection: string) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.active(view.name));
    } catch (error) {
      if (!(error instanceof UnknownCollection)) throw error;
      return work(await this.active(view.name));
    }
  }

  private async active(view: string): Promise<string> {
    const collection = await this.ports.readStore.activeCollection(view);
    if (collection === null) throw new ReadStoreUnavailable(`the view ${view} is still being built`);
    return collection;
  }
}

const findQuery = ({ where, sort }: CompiledQuery, limit: number): FindQuery => ({ where, sort: { field: sort.field.path, descending: sort.descending }, limit });

const cursorAt = ({ sort: { field, descending } }: CompiledQuery, { id, body }: StoredDocument): string =>
  writeCursor({ field: field.name, descending, id, key: field.name === 'id' ? id : keyOf(field.type, valueAt(body, field.path)) });

/** CR-749: no details while Ordered. */
const stillOrdered = () => wrongState('invalid_state', 'This is still being ordered and has no details yet. Pay its payment, which the list shows; the details open once it is paid.');
