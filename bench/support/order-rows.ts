import { randomInt } from 'node:crypto';
import type { GuardedWrite, JsonObject } from '../../application/ports/read-store.js';
import type { Platform } from '../../infrastructure/main/platform.js';
import { decode } from '../../application/spine/decode.js';
import { foldInto, type Folded } from '../../projections/fold.js';
import { orders } from '../../projections/sales/orders.projection.js';
import { Copier } from './copier.js';
import type { Demo } from './demo.js';

const BATCH = 2_000;

/** The orders of the demo as the view shows them. */
const ordersOf = ({ events }: Demo): readonly JsonObject[] => {
  const documents = new Map<string, Folded>();
  for (const event of events.filter(({ type }) => orders.handles.includes(type)).map((stored) => decode(stored))) {
    for (const id of orders.keys(event).filter((key) => typeof key === 'string')) {
      const folded = foldInto(orders, documents.get(id), event, id);
      if (folded) documents.set(id, folded);
    }
  }
  return [...documents.values()].map(({ body }) => body).filter((body) => body !== null);
};

/** So many rows for the view of orders, alike those of the demo, without the events that would make them. */
export const orderRows = (demo: Demo, rows: number): readonly JsonObject[] => {
  const [copier, originals, first] = [new Copier(demo), ordersOf(demo), randomInt(2 ** 20)];
  return Array.from({ length: rows }, (_, row) => copier.copy(originals[row % originals.length] as JsonObject, first + Math.floor(row / originals.length)));
};

/** Writes them into the collection that serves the view, as if they came from the last event of the log. */
export const writeOrders = async ({ readStore, eventStore, projections }: Platform, rows: readonly JsonObject[]): Promise<void> => {
  const position = await eventStore.head();
  await projections.reached(position, 600_000);
  const collection = await readStore.activeCollection(orders.name);
  if (collection === null) throw new Error('the view of orders is not built');
  for (let from = 0; from < rows.length; from += BATCH) {
    const writes = rows.slice(from, from + BATCH).map((body): GuardedWrite => ({ id: String(body.id), position, body }));
    await readStore.apply(new Map([[collection, writes]]), new Map());
  }
};
