import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { type EventBatch, type EventFilter, type ReadStreamOptions, type StoredEvent } from '../../../application/ports/event-store.js';
import { type Sqlite, type SqlValue } from '../../sqlite/sqlite.js';
import { unpackData } from './packing.js';
import { headOf } from './schema.js';

interface Row {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly packed: ArrayBuffer | null;
  readonly metadata: string;
}

const COLUMNS = 'SELECT position, name AS stream, revision, id, type, data, packed, metadata FROM events CROSS JOIN streams ON number = stream';
/** SQLite's word for "no limit". */
const ALL = -1;
/** A filter that matches little reads so many positions at a time, and lets others run in between. */
const WINDOW = 10_000;

const toEvent = ({ position, stream, revision, id, type, data, packed, metadata }: Row): StoredEvent => ({
  position,
  stream,
  revision,
  id,
  type,
  data: JSON.parse(unpackData(data, packed)),
  metadata: JSON.parse(metadata),
});

export const readStream = (db: Sqlite, stream: string, { from, direction = 'forwards', limit = ALL }: ReadStreamOptions): StoredEvent[] => {
  const [comparison, order] = direction === 'forwards' ? ['>=', 'ASC'] : ['<=', 'DESC'];
  const start = from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER);
  return db.all<Row>(`${COLUMNS} WHERE stream = (SELECT number FROM streams WHERE name = ?) AND revision ${comparison} ? ORDER BY revision ${order} LIMIT ?`, [stream, start, limit]).map(toEvent);
};

export const readAll = async (db: Sqlite, after: number, limit: number, filter: EventFilter = {}): Promise<EventBatch> => {
  const head = headOf(db);
  const matches = conditions(filter);
  const events: StoredEvent[] = [];
  let position = after;
  while (position < head && events.length < limit) {
    if (position > after) await yieldToOthers();
    const to = Math.min(position + WINDOW, head);
    const found = db.all<Row>(`${COLUMNS} WHERE position > ? AND position <= ? ${matches.sql} ORDER BY position LIMIT ?`, [position, to, ...matches.params, limit - events.length]);
    for (const row of found) events.push(toEvent(row));
    position = events.length < limit ? to : (found.at(-1)?.position ?? to);
  }
  return { events, position, caughtUp: position >= head };
};

const conditions = ({ streamPrefixes = [], types = [] }: EventFilter): { readonly sql: string; readonly params: readonly SqlValue[] } => ({
  sql: [
    ...(types.length > 0 ? ['AND type IN (SELECT value FROM json_each(?))'] : []),
    ...(streamPrefixes.length > 0 ? [`AND (${streamPrefixes.map(() => 'instr(name, ?) = 1').join(' OR ')})`] : []),
  ].join(' '),
  params: [...(types.length > 0 ? [JSON.stringify(types)] : []), ...streamPrefixes],
});
