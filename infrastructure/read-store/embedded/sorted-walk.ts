import type { FindQuery, JsonObject } from '../../../application/ports/read-store.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { BY_ID, ID } from '../schema.js';
import { pageSql } from './queries.js';
import { column, type Collection, table } from './sql.js';
import type { Step, Walk } from './stream.js';

/** Rows that are put in order in one step. */
const SORTED_AT_ONCE = 2_000;

interface Place {
  readonly key: string;
  readonly id: string;
}

interface Found extends Place {
  readonly position: number | null;
  readonly body: string | null;
}

let walks = 0;

/**
 * A walk in an order that no index has. To sort a million rows for every page would take hours, and once would hold
 * everybody up for seconds: so their keys are put in order in a temporary table first, a few in each step. What comes
 * after that is not in it; what is deleted after that is left out.
 */
export class SortedWalk implements Walk {
  private readonly name = `temp.sorted_${++walks}`;
  private made = false;
  private scanned: string | null = null;
  private sorted = false;
  private after: Place | null = null;

  constructor(
    private readonly db: Sqlite,
    private readonly query: Required<Pick<FindQuery, 'where' | 'sort'>>,
  ) {}

  next(collection: Collection, limit: number): Step {
    if (this.sorted) return this.page(collection, limit);
    if (!this.made) this.db.exec(`CREATE TABLE ${this.name} (key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID`);
    this.made = true;
    this.sort(collection);
    return { rows: [], done: false };
  }

  end(): void {
    if (this.made) this.db.exec(`DROP TABLE ${this.name}`);
  }

  private sort(collection: Collection): void {
    const { where, sort } = this.query;
    const by = sort.field === ID ? ID : column(sort.field);
    const { text, params } = pageSql(collection, { where, sort: BY_ID, limit: SORTED_AT_ONCE, ...(this.scanned !== null && { after: { key: '', id: this.scanned } }) }, [], `${by} AS key, id`);
    const places = this.db.all<Place>(text, params);
    this.db.run(`INSERT OR REPLACE INTO ${this.name} SELECT value ->> 0, value ->> 1 FROM json_each(?)`, [JSON.stringify(places.map(({ key, id }) => [key, id]))]);
    this.scanned = places.at(-1)?.id ?? null;
    this.sorted = places.length < SORTED_AT_ONCE;
  }

  private page(collection: Collection, limit: number): Step {
    const [operator, direction] = this.query.sort.descending ? ['<', 'DESC'] : ['>', 'ASC'];
    const later = this.after ? `WHERE (s.key, s.id) ${operator} (?, ?)` : '';
    const text = `SELECT s.key, s.id, d.position, d.body FROM (SELECT key, id FROM ${this.name} AS s ${later} ORDER BY key ${direction}, id ${direction} LIMIT ?) AS s
      LEFT JOIN ${table(collection.name)} AS d ON d.id = s.id ORDER BY s.key ${direction}, s.id ${direction}`;
    const found = this.db.all<Found>(text, [...(this.after ? [this.after.key, this.after.id] : []), limit]);
    this.after = found.at(-1) ?? null;
    const rows = found.flatMap(({ id, position, body }) => (body === null || position === null ? [] : [{ id, position, body: JSON.parse(body) as JsonObject }]));
    return { rows, done: found.length < limit };
  }
}
