type Maps = ReadonlyMap<string, unknown>;

/** Changes maps of maps without touching those that it began with: each map on the way is copied once, however much changes in it. */
export class Draft<Root extends Maps, Leaf> {
  private readonly copies = new Set<Maps>();

  constructor(private root: Root) {}

  get result(): Root {
    return this.root;
  }

  /** The innermost map under these names, to be changed in place. */
  leaf(names: readonly string[]): Map<string, Leaf> {
    let map = this.own(this.root);
    this.root = map as unknown as Root;
    for (const name of names) {
      const inner = this.own(map.get(name) as Maps | undefined);
      map.set(name, inner);
      map = inner;
    }
    return map as Map<string, Leaf>;
  }

  private own(map: Maps | undefined): Map<string, unknown> {
    if (map && this.copies.has(map)) return map as Map<string, unknown>;
    const copy = new Map(map);
    this.copies.add(copy);
    return copy;
  }
}
