import type { Condition, FindQuery, JsonObject, StoredDocument } from '../../../application/ports/read-store.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { BY_ID, checkField, ID, type Sort } from '../schema.js';
import { type Index, indexForCount, indexForList, type Probe, SELECTIVE } from './index-choice.js';
import { allOf, type Collection, column, indexName, LIVE, type Sql, table } from './sql.js';

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
  const { where, sort = BY_ID, offset = 0, limit } = query;
  if (limit <= 0) return [];
  checkField(collection.name, collection.schema, sort.field);
  const rows = allOf(collection, where);
  const after = query.after ? keyset(sort, query.after) : { text: '', params: [] };
  const index = indexForList(collection.schema.indexes, where, sort, probe(db, collection));
  const text = `SELECT id, position, body ${from(collection, index)} WHERE ${rows.text}${after.text} ORDER BY ${order(sort)} LIMIT ? OFFSET ?`;
  return db.all<Row>(text, [...rows.params, ...after.params, limit, offset]).map(document);
};

export const count = (db: Sqlite, collection: Collection, where: readonly Condition[]): number => {
  const rows = allOf(collection, where);
  const index = indexForCount(collection.schema.indexes, where, probe(db, collection));
  return counted(db, { text: `SELECT count(*) AS n ${from(collection, index)} WHERE ${rows.text}`, params: rows.params });
};

const probe =
  (db: Sqlite, collection: Collection): Probe =>
  (index: Index, conditions: readonly Condition[]) => {
    const rows = allOf(collection, conditions);
    return counted(db, { text: `SELECT count(*) AS n FROM (SELECT 1 ${from(collection, index)} WHERE ${rows.text} LIMIT ?)`, params: [...rows.params, SELECTIVE] });
  };

const from = ({ name }: Collection, index: Index | null): string => `FROM ${table(name)}${index ? ` INDEXED BY ${indexName(name, index)}` : ''}`;

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
