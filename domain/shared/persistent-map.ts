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

/**
 * A map that is never changed: `set` and `delete` answer another one that shares all but one bucket with it. So folding
 * 30,000 subscriptions of one account copies a few entries an event, and not all of them.
 */
export class PersistentMap<V> implements Iterable<readonly [string, V]> {
  private constructor(
    private readonly shelves: readonly (Shelf<V> | undefined)[],
    readonly size: number,
  ) {}

  static of<V>(entries: Iterable<readonly [string, V]> = []): PersistentMap<V> {
    let map = new PersistentMap<V>([], 0);
    for (const [key, value] of entries) map = map.set(key, value);
    return map;
  }

  get(key: string): V | undefined {
    return this.bucket(bucketOf(key))?.get(key);
  }

  has(key: string): boolean {
    return this.bucket(bucketOf(key))?.has(key) ?? false;
  }

  set(key: string, value: V): PersistentMap<V> {
    const at = bucketOf(key);
    const before = this.bucket(at);
    return this.with(at, new Map(before).set(key, value), before?.has(key) ? 0 : 1);
  }

  delete(key: string): PersistentMap<V> {
    const at = bucketOf(key);
    const before = this.bucket(at);
    if (!before?.has(key)) return this;
    const bucket = new Map(before);
    bucket.delete(key);
    return this.with(at, bucket, -1);
  }

  *[Symbol.iterator](): Iterator<readonly [string, V]> {
    for (const shelf of this.shelves) for (const bucket of shelf ?? []) yield* bucket ?? [];
  }

  *values(): IterableIterator<V> {
    for (const [, value] of this) yield value;
  }

  /** As JSON writes it. */
  toJSON(): Readonly<Record<string, V>> {
    return Object.fromEntries([...this].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private bucket(at: number): Bucket<V> | undefined {
    return this.shelves[at >> BITS]?.[at & (WIDTH - 1)];
  }

  private with(at: number, bucket: Bucket<V>, change: number): PersistentMap<V> {
    const shelf = [...(this.shelves[at >> BITS] ?? [])];
    shelf[at & (WIDTH - 1)] = bucket;
    const shelves = [...this.shelves];
    shelves[at >> BITS] = shelf;
    return new PersistentMap(shelves, this.size + change);
  }
}
