import { positionIn } from './collections.js';
import { type ProjectionPorts } from './standing.js';
import { NOWHERE } from './view-positions.js';

/** Where each view's serving collection stands, as the process that folds has stored it. */
export const positionsNow = async ({ projections, store, readStore }: ProjectionPorts): Promise<readonly (readonly [view: string, position: number])[]> => {
  const logId = await store.logId();
  return Promise.all(
    projections.map(async ({ name }) => {
      const collection = await readStore.activeCollection(name);
      const position = collection === null ? null : await positionIn(readStore, collection, logId);
      return [name, position ?? NOWHERE] as const;
    }),
  );
};
