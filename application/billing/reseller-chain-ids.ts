import { derivedId } from '../spine/ids.js';

/** Charges in one event: it stays within what the log takes at once. */
export const MOST_LINES = 400;

/** The stream of a level's charges for one event of a ledger. */
export const resellerChargesId = (eventId: string, level: number, part: number): string => derivedId(eventId, `reseller charges ${level}.${part}`);

/** The part that holds a line of an event, by its place. */
export const partOf = (index: number): number => Math.floor(index / MOST_LINES);
