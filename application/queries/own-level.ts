import { keyOf, valueAt } from '../../projections/keys.js';
import { depthOf } from '../../projections/levels.js';
import type { Access } from '../../projections/projection.js';
import type { Condition, JsonObject } from '../ports/read-store.js';
import type { Principal } from '../spine/principal.js';
import { covers } from './hidden-paths.js';

/** A field of the own level: where it is kept, and the rows in which the level has part. */
export interface LevelField {
  readonly path: string;
  readonly where: readonly Condition[];
}

/** What a principal has of the amounts of a reseller chain: those of his own level, under their names (rulings, Software 12). */
export class OwnLevel {
  private readonly names: ReadonlyMap<string, string>;
  private readonly pays: string;

  constructor(
    private readonly levels: NonNullable<Access['levels']>,
    private readonly principal: Pick<Principal, 'kind' | 'resellerPath'>,
  ) {
    const { field, pays, asks } = levels;
    const depth = depthOf(principal.resellerPath);
    this.pays = `${field}.${depth}`;
    const asked = [asks, `${field}.${depth + 1}`] as const;
    this.names = new Map(principal.kind === 'user' ? [asked] : [[pays, this.pays], asked]);
  }

  field(name: string): LevelField | null {
    const path = this.names.get(name);
    if (path === undefined) return null;
    return { path, where: this.principal.kind === 'user' ? [] : [{ field: this.pays, op: 'ne', key: keyOf('decimal', null) }] };
  }

  /** The amounts of all levels themselves, and names that stand for nothing here. */
  hides(path: string): boolean {
    const { field, pays, asks } = this.levels;
    return covers([field], path) || ([pays, asks].includes(path) && !this.names.has(path));
  }

  /** Levels above the plan's owner have no part in the row: neither amount is theirs. */
  show(row: JsonObject): JsonObject {
    const { [this.levels.field]: amounts, ...others } = row;
    if (amounts === undefined || (this.principal.kind !== 'user' && valueAt(row, this.pays) === undefined)) return others;
    return { ...others, ...Object.fromEntries([...this.names].map(([name, path]) => [name, valueAt(row, path)])) };
  }
}
