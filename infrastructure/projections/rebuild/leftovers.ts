import { collectionName } from '../../../projections/projection.js';
import { collectionsOf, parseName } from '../collections.js';
import { type ProjectionPorts } from '../standing.js';

/** Drops what serves no view: copies of rebuilds that broke off, collections that were replaced. To be called by the holder of the rebuild lease. */
export const removeLeftovers = async ({ projections, readStore }: ProjectionPorts): Promise<void> => {
  for (const projection of projections) {
    const active = await readStore.activeCollection(projection.name);
    for (const collection of await collectionsOf(readStore, projection.name)) {
      // Of a newer program that runs beside this one, or ran before it.
      const newer = (parseName(collection)?.version ?? 0) > projection.version;
      if (collection !== active && !newer && !(active === null && collection === collectionName(projection))) await readStore.drop(collection);
    }
  }
};
