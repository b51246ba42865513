import { LRUCache } from 'lru-cache';
import type { UsedMeter, UsedResource } from '../../../domain/consumption/azure/usage.events.js';

/** Every page names the same meters and resources again: they are kept once, for as many as are in use. */
const [meters, resources] = [new LRUCache<string, UsedMeter>({ max: 10_000 }), new LRUCache<string, UsedResource>({ max: 50_000 })];

/** One and the same object for equal meters, unless another of that id comes between. */
export const sharedMeter = (meter: UsedMeter): UsedMeter => {
  const before = meters.get(meter.meterId);
  if (before && sameMeter(before, meter)) return before;
  meters.set(meter.meterId, meter);
  return meter;
};

/** One and the same object for equal resources, unless it has other tags in between. */
export const sharedResource = (resource: UsedResource): UsedResource => {
  const before = resources.get(resource.uri);
  if (before && sameTags(before.tags, resource.tags)) return before;
  resources.set(resource.uri, resource);
  return resource;
};

const METER = ['name', 'category', 'subcategory', 'region', 'unit'] as const satisfies readonly (keyof UsedMeter)[];

/** Of two meters with the same id. */
export const sameMeter = (a: UsedMeter, b: UsedMeter): boolean => METER.every((field) => a[field] === b[field]);
export const sameTags = (a: UsedResource['tags'], b: UsedResource['tags']): boolean => a.length === b.length && a.every(([name, text], place) => name === b[place]?.[0] && text === b[place][1]);
