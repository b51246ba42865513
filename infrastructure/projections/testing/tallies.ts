import { type EventBatch, type EventStore, type StoredEvent } from '../../../application/ports/event-store.js';
import { type Projection } from '../../../projections/projection.js';

/** What a synthetic event does to documents: enough to have every kind of key, and documents that come and go. */
export type Change =
  | { readonly op: 'put'; readonly id: string; readonly group: string; readonly value: number }
  | { readonly op: 'add' | 'remove' | 'throw'; readonly id: string; readonly value: number }
  | { readonly op: 'move'; readonly id: string; readonly group: string }
  | { readonly op: 'add to group'; readonly group: string; readonly value: number };

interface Tally {
  readonly group: string;
  readonly total: number;
}

/** Any type of the catalogue that was never upcast: nothing but this view looks into its data. */
export const TYPE = 'ValueReserved';

/** Sums by document; `add to group` changes every document of a group, also those of the same batch. */
export const tallies = (overrides: Partial<Projection> = {}): Projection => ({
  name: 'tallies',
  version: 1,
  context: 'audit',
  summary: 'Sums.',
  handles: [TYPE],
  keys: ({ data }) => {
    const change = data as Change;
    return change.op === 'add to group' ? [{ field: 'group', equals: change.group }] : [change.id];
  },
  evolve: (document, { data }, id) => evolve(document as (Tally & { readonly id: string }) | null, data as Change, id),
  fields: { group: 'id', total: 'number' },
  indexes: [['group']],
  search: [],
  defaultSort: { field: 'total', order: 'ASC' },
  access: { staff: ['admin'] },
  example: {},
  ...overrides,
});

const evolve = (tally: Tally | null, change: Change, id: string): Tally | null => {
  switch (change.op) {
    case 'put':
      return { group: change.group, total: change.value };
    case 'add':
    case 'add to group':
      return tally && { ...tally, total: tally.total + change.value };
    case 'move':
      return tally && { ...tally, group: change.group };
    case 'remove':
      return null;
    case 'throw':
      throw new Error(`cannot fold ${id}`);
  }
};

export const put = (id: string, value = 1, group = 'x'): Change => ({ op: 'put', id, group, value });
export const add = (id: string, value = 1): Change => ({ op: 'add', id, value });
/** Documents d0000, d0001, … */
export const some = (count: number): readonly Change[] => Array.from({ length: count }, (_, index) => put(`d${String(index).padStart(4, '0')}`));

/** What the documents must be, computed the slow and simple way: one event, one look at all documents. */
export const expectedTallies = (changes: readonly Change[]): Readonly<Record<string, Tally>> => {
  const all = new Map<string, Tally>();
  for (const change of changes) {
    const ids = change.op === 'add to group' ? [...all].filter(([, { group }]) => group === change.group).map(([id]) => id) : [change.id];
    for (const id of ids) {
      if (change.op === 'throw') continue;
      const after = evolve(all.get(id) ?? null, change, id);
      if (after) all.set(id, after);
      else all.delete(id);
    }
  }
  return Object.fromEntries(all);
};

export const stored = (position: number, type: string, data: unknown, overrides: Partial<StoredEvent> = {}): StoredEvent => ({
  id: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
  stream: 'tally-1',
  revision: position,
  position,
  type,
  data,
  metadata: {
    schemaVersion: 1,
    command: 'test',
    commandId: 'c',
    correlationId: 'c',
    causationId: 'c',
    actor: { kind: 'system', id: 's' },
    scope: { resellerId: 'r', resellerPath: '/r/', accountId: null },
    recordedAt: '2026-03-01T10:00:00.000Z',
  },
  ...overrides,
});

/** A log in memory that holds these events; it may be extended. Its positions may have gaps. */
export const logOf = (events: readonly StoredEvent[], logId = 'log'): Pick<EventStore, 'readAll' | 'head' | 'logId' | 'subscribe'> & { readonly events: StoredEvent[] } => {
  const all = [...events];
  const readAll = async ({ after, limit }: { readonly after: number; readonly limit: number }): Promise<EventBatch> => {
    const rest = all.filter(({ position }) => position > after);
    const batch = rest.slice(0, limit);
    return { events: batch, position: batch.at(-1)?.position ?? after, caughtUp: batch.length === rest.length };
  };
  return {
    events: all,
    readAll,
    head: async () => all.at(-1)?.position ?? 0,
    logId: async () => logId,
    subscribe: ({ after }) => {
      let position = after;
      const next = async (limit: number): Promise<EventBatch> => {
        const batch = await readAll({ after: position, limit });
        position = batch.position;
        return batch;
      };
      return { next, close: async () => undefined };
    },
  };
};
