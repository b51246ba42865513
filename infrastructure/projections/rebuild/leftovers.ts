import { collectionsOf } from '../collections.js';
import { type ProjectionPorts } from '../standing.js';

/** Drops what serves no view: copies of rebuilds that broke off, collections that were replaced. To be called by the holder of the rebuild lease. */
export const removeLeftovers = async ({ projections, readStore }: ProjectionPorts): Promise<void> => {
  for (const { name } of projections) {
    const active = await readStore.activeCollection(name);
    const all = active === null ? [] : await collectionsOf(readStore, name);
    for (const collection of all) if (collection !== active) await readStore.drop(collection);
  }
};
