import { UndecodableEvent } from '../../domain/catalogue.js';
import type { Recorded } from '../../domain/shared/event.js';
import { foldInto, idsOf, type Folded } from '../../projections/fold.js';
import type { FoldEvent, Projection } from '../../projections/projection.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';
import type { ProfileStore } from '../ports/profiles.js';
import type { JsonObject } from '../ports/read-store.js';
import { throughBooks } from '../spine/book-pages.js';
import { decode } from '../spine/decode.js';
import { isBy, type Moment } from './moment.js';
import { withProfiles } from './profile-copy.js';

export interface History {
  readonly eventStore: Pick<EventStore, 'readStream' | 'readAll'>;
  readonly profiles: Pick<ProfileStore, 'getMany'>;
}

const BATCH = 1000;

/** One document as it was, folded from the log; null when it was not there. `current` tells which streams make it up. */
export const documentAsOf = async (history: History, view: Projection, id: string, current: JsonObject | null, moment: Moment): Promise<JsonObject | null> => {
  const streams = current && view.streams?.(id, current);
  let folded: Folded | undefined;
  for await (const batch of streams ? ofStreams(history, streams) : ofLog(history, view)) {
    const events = decoded(batch.filter((event) => view.handles.includes(event.type) && isBy(moment, event)));
    for (const event of await withProfiles(events, history.profiles)) folded = foldOne(view, id, folded, event);
  }
  return folded?.body ?? null;
};

const foldOne = (view: Projection, id: string, folded: Folded | undefined, event: FoldEvent): Folded | undefined => {
  const pending: ReadonlyMap<string, Folded> = folded ? new Map([[id, folded]]) : new Map();
  const meant = view.keys(event).some((key) => idsOf(view, key, pending).includes(id));
  return meant ? (foldInto(view, folded, event, id) ?? folded) : folded;
};

/** The events of a few streams, merged in log order. */
async function* ofStreams({ eventStore }: History, streams: readonly string[]): AsyncGenerator<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const stream of streams) for await (const batch of throughBooks(eventStore, stream)) events.push(...batch);
  yield events.sort((a, b) => a.position - b.position);
}

async function* ofLog({ eventStore }: History, view: Projection): AsyncGenerator<readonly StoredEvent[]> {
  for (let after = 0; ; ) {
    const { events, position, caughtUp } = await eventStore.readAll({ after, limit: BATCH, filter: { types: view.handles } });
    if (events.length > 0) yield events;
    if (caughtUp) return;
    after = position;
  }
}

/** What no upcaster understands is left out, as the views leave it out. */
const decoded = (events: readonly StoredEvent[]): readonly Recorded[] =>
  events.flatMap((event) => {
    try {
      return [decode(event)];
    } catch (error) {
      if (error instanceof UndecodableEvent) return [];
      throw error;
    }
  });
