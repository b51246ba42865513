import { type Folded } from '../../projections/fold.js';
import { keyOf, valueAt, type FieldType } from '../../projections/keys.js';

/** Finds documents in memory by a field. */
export class FieldIndex {
  private readonly ids = new Map<string, Set<string>>();

  constructor(
    private readonly field: string,
    private readonly type: FieldType,
    documents: ReadonlyMap<string, Folded>,
  ) {
    for (const [id, { body }] of documents) this.replace(id, null, body);
  }

  get(key: string): readonly string[] {
    return [...(this.ids.get(key) ?? [])];
  }

  replace(id: string, before: Folded['body'] | undefined, after: Folded['body']): void {
    if (before) this.ids.get(this.keyIn(before))?.delete(id);
    if (!after) return;
    const key = this.keyIn(after);
    const ids = this.ids.get(key) ?? new Set();
    this.ids.set(key, ids.add(id));
  }

  private keyIn(body: NonNullable<Folded['body']>): string {
    return keyOf(this.type, valueAt(body, this.field));
  }
}
