import type { StoredText } from '../../../application/ports/read-store.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { BY_ID } from '../schema.js';
import { pageSql } from './queries.js';
import type { Collection } from './sql.js';

/** No JSON text has a tab or the end of a line in it: so rows come out of SQLite as one text, and are told apart without being read. */
const LINE = `json_quote(id) || char(9) || body AS line`;
const LINES = 'group_concat(line, char(10)) AS lines';

/** The next documents after an id, or the first. */
export const textsAfter = (db: Sqlite, collection: Collection, after: string | null, limit: number): readonly StoredText[] => {
  const { text, params } = pageSql(collection, { where: [], sort: BY_ID, limit, ...(after !== null && { after: { key: '', id: after } }) }, [], LINE);
  const [found] = db.all<{ lines: string | null }>(`SELECT ${LINES} FROM (${text})`, params);
  return (found?.lines ?? '').split('\n').filter(Boolean).map(textOf);
};

const textOf = (line: string): StoredText => {
  const tab = line.indexOf('\t');
  return { id: JSON.parse(line.slice(0, tab)) as string, text: line.slice(tab + 1) };
};
