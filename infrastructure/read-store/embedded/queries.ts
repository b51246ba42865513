import type { Condition, EachQuery, FindQuery, JsonObject, StoredDocument } from '../../../application/ports/read-store.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { BY_ID, checkField, ID, type Sort } from '../schema.js';
import { type Index, indexForCount, indexForList, indexForWalk, type Probe, SELECTIVE } from './index-choice.js';
import { type Collection, column, holdsAll, LIVE, rowsOf, type Sql, table } from './sql.js';

interface Row {
  readonly id: string;
  readonly position: number;
  readonly body: string;
}

const IDS = 'id IN (SELECT value FROM json_each(?))';

export const getMany = (db: Sqlite, { name }: Collection, ids: readonly string[]): ReadonlyMap<string, StoredDocument> => {
  const rows = db.all<Row>(`SELECT id, position, body FROM ${table(name)} WHERE ${LIVE} AND ${IDS}`, [JSON.stringify(ids)]);
  return new Map(rows.map((row) => [row.id, document(row)]));
};

export const positions = (db: Sqlite, { name }: Collection, ids: readonly string[]): ReadonlyMap<string, number> => {
  const rows = db.all<Row>(`SELECT id, position FROM ${table(name)} WHERE ${IDS}`, [JSON.stringify(ids)]);
  return new Map(rows.map(({ id, position }) => [id, position]));
};

export const find = (db: Sqlite, collection: Collection, query: FindQuery): readonly StoredDocument[] => {
  if (query.limit <= 0) return [];
  const { text, params } = pageSql(collection, query, chosenIndex(db, collection, query), 'id, position, body');
  return db.all<Row>(text, params).map(document);
};

type Ordered = Pick<FindQuery, 'where' | 'sort'>;

const chosenIndex = (db: Sqlite, collection: Collection, { where, sort = BY_ID }: Ordered): Index | null => indexForList(usable(collection, where), where, sort, probe(db, collection));
export const walkIndex = (db: Sqlite, collection: Collection, { where, sort = BY_ID }: Ordered): Index | null => indexForWalk(usable(collection, where), where, sort, probe(db, collection));

/** These columns of a page of rows, in the order that is asked for. */
export const pageSql = (collection: Collection, { where, sort = BY_ID, offset = 0, limit, after }: FindQuery, index: Index | null, columns: string): Sql => {
  checkField(collection.name, collection.schema, sort.field);
  const [rows, later] = [rowsOf(collection, index, where), after ? keyset(sort, after) : { text: '', params: [] }];
  return { text: `SELECT ${columns} ${rows.text}${later.text} ORDER BY ${order(sort)} LIMIT ? OFFSET ?`, params: [...rows.params, ...later.params, limit, offset] };
};

export const count = (db: Sqlite, collection: Collection, where: readonly Condition[]): number => {
  const { text, params } = rowsOf(collection, indexForCount(usable(collection, where), where, probe(db, collection)), where);
  return counted(db, { text: `SELECT count(*) AS n ${text}`, params });
};

/** SQLite takes the other columns from the row that has the least id. */
export const findEach = (db: Sqlite, collection: Collection, { where, field, limit, after }: EachQuery): readonly StoredDocument[] => {
  const by = column(checkField(collection.name, collection.schema, field));
  const { text, params } = rowsOf(collection, indexForList(usable(collection, where), where, { field, descending: false }, probe(db, collection)), where);
  const later = after === undefined ? [] : [after];
  return db.all<Row>(`SELECT min(id) AS id, position, body ${text}${later.map(() => ` AND ${by} > ?`).join('')} GROUP BY ${by} ORDER BY ${by} LIMIT ?`, [...params, ...later, limit]).map(document);
};

const usable = (collection: Collection, where: readonly Condition[]): readonly Index[] => collection.schema.indexes.filter((index) => holdsAll(collection, index, where));

const probe =
  (db: Sqlite, collection: Collection): Probe =>
  (index: Index, conditions: readonly Condition[]) => {
    const { text, params } = rowsOf(collection, index, conditions);
    return counted(db, { text: `SELECT count(*) AS n FROM (SELECT 1 ${text} LIMIT ?)`, params: [...params, SELECTIVE] });
  };

const order = ({ field, descending }: Sort): string => {
  const direction = descending ? 'DESC' : 'ASC';
  return field === ID ? `${ID} ${direction}` : `${column(field)} ${direction}, ${ID} ${direction}`;
};

const keyset = ({ field, descending }: Sort, { key, id }: NonNullable<FindQuery['after']>): Sql => {
  const operator = descending ? '<' : '>';
  return field === ID ? { text: ` AND ${ID} ${operator} ?`, params: [id] } : { text: ` AND (${column(field)}, ${ID}) ${operator} (?, ?)`, params: [key, id] };
};

const counted = (db: Sqlite, { text, params }: Sql): number => db.all<{ n: number }>(text, params)[0]?.n ?? 0;

const document = ({ id, position, body }: Row): StoredDocument => ({ id, position, body: JSON.parse(body) as JsonObject });
