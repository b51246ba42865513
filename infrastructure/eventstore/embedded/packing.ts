import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Columns `data` and `packed` of an event. */
export type Packed = readonly [data: string, packed: Uint8Array | null];

/** Smaller data is quicker written than deflated. */
const LARGE = 4096;
/** Columns of numbers and repeated names shrink to a sixth already by the quickest level but two. */
const LEVEL = 3;

/** Events of many rows, such as a day of usage, take a fraction of their JSON on disk. */
export const packData = (json: string): Packed => (json.length < LARGE ? [json, null] : ['', deflateRawSync(json, { level: LEVEL })]);

export const unpackData = (data: string, packed: ArrayBuffer | null): string => (packed === null ? data : inflateRawSync(packed).toString('utf8'));
