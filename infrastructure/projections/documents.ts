import { type GuardedWrite, type ReadStore } from '../../application/ports/read-store.js';
import { type Folded } from '../../projections/fold.js';
import { keyOf, type FieldType } from '../../projections/keys.js';
import { type DocumentKey, type Projection } from '../../projections/projection.js';
import { schemaOf } from './collections.js';
import { FieldIndex } from './field-index.js';

type FieldKey = Exclude<DocumentKey, string>;

export interface DocumentsOptions {
  /** The collection was empty at the beginning and nobody else writes to it: an id that was not seen here is new. */
  readonly exclusive: boolean;
  /** How many documents stay in memory after they were written. */
  readonly keep: number;
}

const PAGE = 1000;

/** The documents of one collection as a fold sees them: what is stored, and on top of it what was not written yet. */
export class Documents {
  private readonly known = new Map<string, Folded>();
  /** What is to be written, each with the stored document that it replaces. */
  private readonly changed = new Map<string, Folded | undefined>();
  private readonly indexes = new Map<string, FieldIndex>();
  private readonly lookedUp = new Set<string>();
  /** Written and forgotten; of a collection that is not exclusively ours, any id may be. */
  private readonly forgotten = new Set<string>();

  constructor(
    private readonly store: ReadStore,
    private readonly collection: string,
    private readonly projection: Projection,
    private readonly options: DocumentsOptions,
  ) {}

  get changes(): number {
    return this.changed.size;
  }

  /** Brings what the keys mean into memory, in a few reads for all of them. */
  async load(keys: readonly DocumentKey[]): Promise<void> {
    const { exclusive } = this.options;
    if (exclusive && this.forgotten.size === 0) return;
    const wanted = new Set(keys.filter((key) => typeof key === 'string'));
    for (const key of keys) if (typeof key !== 'string') (await this.lookUp(key)).forEach((id) => wanted.add(id));
    const missing = [...wanted].filter((id) => !this.known.has(id) && (!exclusive || this.forgotten.has(id)));
    if (missing.length > 0) await this.read(missing);
  }

  /** Which documents a loaded key means now: of a field, those that have the value after all that was folded so far. */
  idsOf(key: DocumentKey): readonly string[] {
    return typeof key === 'string' ? [key] : this.index(key.field).get(keyOf(this.typeOf(key), key.equals));
  }

  get(id: string): Folded | undefined {
    return this.known.get(id);
  }

  set(id: string, document: Folded): void {
    if (!this.changed.has(id)) this.changed.set(id, this.known.get(id));
    this.remember(id, document);
  }

  /** What is to be written since the last call. */
  takeChanges(): GuardedWrite[] {
    const writes = [...this.changed].map(([id, before]) => ({ id, ...(this.known.get(id) as Folded), ...(before && { before }) }));
    this.changed.clear();
    return writes;
  }

  /** To be called once the changes are written: forgets what need not stay in memory. */
  written(): void {
    this.lookedUp.clear();
    if (this.known.size <= this.options.keep) return;
    this.indexes.clear();
    const surplus = this.known.size - Math.floor(this.options.keep / 2);
    for (const id of [...this.known.keys()].slice(0, surplus)) {
      this.known.delete(id);
      if (this.options.exclusive) this.forgotten.add(id);
    }
  }

  private async lookUp(key: FieldKey): Promise<readonly string[]> {
    const name = `${key.field}\n${key.equals}`;
    if (this.lookedUp.has(name)) return [];
    this.lookedUp.add(name);
    // A copy that is being built has no indexes yet.
    if (this.options.exclusive) await this.store.ensure(this.collection, { ...schemaOf(this.projection), indexes: [[key.field]] });
    const ids: string[] = [];
    const where = [{ field: key.field, op: 'eq' as const, key: keyOf(this.typeOf(key), key.equals) }];
    for await (const page of this.store.stream(this.collection, { where }, PAGE)) ids.push(...page.map(({ id }) => id));
    return ids;
  }

  /** A deleted document is folded from nothing again. The store remembers its position, and refuses what is older. */
  private async read(ids: readonly string[]): Promise<void> {
    const stored = await this.store.getMany(this.collection, ids);
    for (const [id, { body, position }] of stored) this.remember(id, { body, position });
    ids.forEach((id) => this.forgotten.delete(id));
  }

  private remember(id: string, document: Folded): void {
    for (const index of this.indexes.values()) index.replace(id, this.known.get(id)?.body, document.body);
    // To the end: those that were written to longest ago are forgotten first.
    this.known.delete(id);
    this.known.set(id, document);
  }

  private index(field: string): FieldIndex {
    const index = this.indexes.get(field) ?? new FieldIndex(field, this.projection.fields[field] ?? 'id', this.known);
    this.indexes.set(field, index);
    return index;
  }

  private typeOf({ field }: FieldKey): FieldType {
    return this.projection.fields[field] ?? 'id';
  }
}
