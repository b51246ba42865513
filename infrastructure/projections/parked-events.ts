import { type CollectionSchema, type GuardedWrite, type JsonObject, type ReadStore, UnknownCollection } from '../../application/ports/read-store.js';
import { type StoredEvent } from '../../application/ports/event-store.js';
import { type ParkedEvent } from '../../application/ports/projection-status.js';
import { positionIn, startAnew } from './collections.js';

/** An event that a view could not take. */
export interface ViewParkedEvent extends ParkedEvent {
  /** `*` when no program that ran so far knew the type: any view may miss it. */
  readonly view: string;
  readonly revision: number;
  readonly recordedAt: string;
}

export const ANY_VIEW = '*';
export const PARKED = 'parked_events';
export const PARKED_SCHEMA: CollectionSchema = { fields: { view: 'id', type: 'id', position: 'number' }, indexes: [['position'], ['view']] };

const PAGE = 500;

/** What was parked of another log is of no use in this one. */
export const prepareParked = async (store: ReadStore, logId: string): Promise<void> => {
  if ((await positionIn(store, PARKED, logId)) === null) await startAnew(store, PARKED, PARKED_SCHEMA, logId);
};

export const parkedEvent = (view: string, event: Pick<StoredEvent, 'position' | 'stream' | 'revision' | 'type' | 'metadata'>, error: unknown): ViewParkedEvent => ({
  view,
  position: event.position,
  stream: event.stream,
  revision: event.revision,
  type: event.type,
  reason: error instanceof Error ? error.message : String(error),
  recordedAt: event.metadata.recordedAt,
});

const idOf = ({ view, position }: ViewParkedEvent): string => `${view}.${position}`;

export const parkedWrites = (parked: readonly ViewParkedEvent[]): readonly GuardedWrite[] =>
  parked.map((event) => ({ id: idOf(event), position: event.position, body: { ...event } }));

/** All that is parked now, in the order of the log. */
export const listParked = async (store: ReadStore, limit: number): Promise<readonly ViewParkedEvent[]> => {
  const query = { where: [], sort: { field: 'position', descending: false }, limit };
  const found = await store.find(PARKED, query).catch((error: unknown) => {
    // No process has folded yet.
    if (error instanceof UnknownCollection) return [];
    throw error;
  });
  return found.map(({ body }) => body as unknown as ViewParkedEvent);
};

/**
 * After a replay: what it has parked takes the place of what was parked before. Guarded by position like every document,
 * so each change goes one above the stored one.
 */
export const replaceParked = async (store: ReadStore, replaced: (before: ViewParkedEvent) => boolean, parked: readonly ViewParkedEvent[]): Promise<void> => {
  const before: ViewParkedEvent[] = [];
  for await (const page of store.stream(PARKED, { where: [] }, PAGE)) before.push(...page.map(({ body }) => body as unknown as ViewParkedEvent).filter(replaced));
  const after = new Map(parked.map((event) => [idOf(event), event]));
  const ids = [...new Set([...before.map(idOf), ...after.keys()])];
  if (ids.length === 0) return;
  const positions = await store.positions(PARKED, ids);
  const writes = ids.map((id): GuardedWrite => ({ id, position: (positions.get(id) ?? 0) + 1, body: (after.get(id) as JsonObject | undefined) ?? null }));
  await store.apply(new Map([[PARKED, writes]]), new Map());
};
