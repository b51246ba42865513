import type { FindQuery, StoredDocument } from '../../../application/ports/read-store.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { BY_ID, positionAfter } from '../schema.js';
import type { Index } from './index-choice.js';
import { walkIndex, pageSql } from './queries.js';
import { SortedWalk } from './sorted-walk.js';
import type { Collection } from './sql.js';

export interface Step {
  readonly rows: readonly StoredDocument[];
  readonly done: boolean;
}

/** A walk over a whole list, in steps that none takes long. */
export interface Walk {
  next(collection: Collection, limit: number): Step;
  /** Leaves nothing behind. */
  end(): void;
}

type Streamed = Pick<FindQuery, 'where' | 'sort'>;

/** The index is chosen once: what counting would cost at every page, a walk need not pay. */
export const walkOver = (db: Sqlite, collection: Collection, { where, sort = BY_ID }: Streamed): Walk => {
  const index = walkIndex(db, collection, { where, sort });
  return index ? new IndexedWalk(db, { where, sort }, index) : new SortedWalk(db, { where, sort });
};

/** Page after page along an index. */
class IndexedWalk implements Walk {
  private after: FindQuery['after'];

  constructor(
    private readonly db: Sqlite,
    private readonly query: Required<Streamed>,
    private readonly index: Index,
  ) {}

  next(collection: Collection, limit: number): Step {
    const { sort } = this.query;
    const { text, params } = pageSql(collection, { ...this.query, limit, ...(this.after && { after: this.after }) }, this.index, ROW);
    const [found] = this.db.all<{ rows: string | null }>(`SELECT ${ALL_ROWS} FROM (${text})`, params);
    const rows = JSON.parse(found?.rows ?? '[]') as readonly StoredDocument[];
    const last = rows.at(-1);
    if (last) this.after = positionAfter(collection.schema, sort, last);
    return { rows, done: rows.length < limit };
  }

  end(): void {}
}

/** Rows come out of SQLite as one text: that is several times as fast as row by row. */
const ROW = `'{"id":' || json_quote(id) || ',"position":' || position || ',"body":' || body || '}' AS row`;
const ALL_ROWS = `'[' || group_concat(row) || ']' AS rows`;
