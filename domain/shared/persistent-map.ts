const BITS = 6;
const WIDTH = 1 << BITS;

/** Spreads keys over 4,096 buckets (FNV-1a). */
const bucketOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) & (WIDTH * WIDTH - 1);
};

type Bucket<V> = ReadonlyMap<string, V>;
type Shelf<V> = readonly (Bucket<V> | undefined)[];

interface Entry<V> {
  /** The bucket that it would be in. */
  readonly at: number;
  readonly key: string;
  readonly value: V;
}

/** A copy of so few entries costs less than a bucket for each of them. Nearly all maps stay as small. */
const FEW = 32;

/**
 * A map that is never changed: `set` and `delete` answer another one that shares all but one bucket with it. So folding
 * 30,000 subscriptions of one account copies a few entries an event, and not all of them. A few entries are kept without
 * buckets, in the order that they would have in them.
 */
export class PersistentMap<V> implements Iterable<readonly [string, V]> {
  private constructor(
    readonly size: number,
    /** All entries, as long as they are few; then null. */
    private readonly few: readonly Entry<V>[] | null,
    private readonly shelves: readonly (Shelf<V> | undefined)[] = [],
  ) {}

  static of<V>(entries: Iterable<readonly [string, V]> = []): PersistentMap<V> {
    let map = new PersistentMap<V>(0, []);
    for (const [key, value] of entries) map = map.set(key, value);
    return map;
  }

  get(key: string): V | undefined {
    if (this.size === 0) return undefined;
    const at = bucketOf(key);
    return this.few ? this.few[placeOf(this.few, at, key)]?.value : this.bucket(at)?.get(key);
  }

  has(key: string): boolean {
    if (this.size === 0) return false;
    const at = bucketOf(key);
    return this.few ? placeOf(this.few, at, key) >= 0 : (this.bucket(at)?.has(key) ?? false);
  }

  set(key: string, value: V): PersistentMap<V> {
    const at = bucketOf(key);
    if (this.few) return PersistentMap.having(withEntry(this.few, { at, key, value }));
    const before = this.bucket(at);
    return this.with(at, new Map(before).set(key, value), before?.has(key) ? 0 : 1);
  }

  delete(key: string): PersistentMap<V> {
    if (!this.has(key)) return this;
    const at = bucketOf(key);
    if (this.few) return PersistentMap.having(this.few.filter((entry) => entry.key !== key));
    const bucket = new Map(this.bucket(at));
    bucket.delete(key);
    return this.with(at, bucket, -1);
  }

  *[Symbol.iterator](): Iterator<readonly [string, V]> {
    for (const { key, value } of this.few ?? []) yield [key, value];
    for (const shelf of this.shelves) for (const bucket of shelf ?? []) yield* bucket ?? [];
  }

  *values(): IterableIterator<V> {
    for (const [, value] of this) yield value;
  }

  /** As JSON writes it. */
  toJSON(): Readonly<Record<string, V>> {
    return Object.fromEntries([...this].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Many: from here on each in its bucket. */
  private static having<V>(entries: readonly Entry<V>[]): PersistentMap<V> {
    if (entries.length <= FEW) return new PersistentMap(entries.length, entries);
    return entries.reduce<PersistentMap<V>>((map, { key, value }) => map.set(key, value), new PersistentMap<V>(0, null));
  }

  private bucket(at: number): Bucket<V> | undefined {
    return this.shelves[at >> BITS]?.[at & (WIDTH - 1)];
  }

  private with(at: number, bucket: Bucket<V>, change: number): PersistentMap<V> {
    const shelf = [...(this.shelves[at >> BITS] ?? [])];
    shelf[at & (WIDTH - 1)] = bucket;
    const shelves = [...this.shelves];
    shelves[at >> BITS] = shelf;
    return new PersistentMap(this.size + change, null, shelves);
  }
}

const placeOf = <V>(entries: readonly Entry<V>[], at: number, key: string): number => entries.findIndex((entry) => entry.at === at && entry.key === key);

/** In its place, or behind those of its bucket. */
const withEntry = <V>(entries: readonly Entry<V>[], entry: Entry<V>): readonly Entry<V>[] => {
  const known = placeOf(entries, entry.at, entry.key);
  if (known >= 0) return entries.with(known, entry);
  const later = entries.findIndex(({ at }) => at > entry.at);
  return entries.toSpliced(later < 0 ? entries.length : later, 0, entry);
};
