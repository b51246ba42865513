import type { UsageRecord } from '../../../domain/consumption/azure/usage-record.js';
import { decimalAt, idAt, instantAt, listAt, objectAt, textAt, type Json } from './vendor-values.js';
import { ruleBroken } from '../../../domain/shared/errors.js';

const MONTH = 31 * 86_400_000;

/** The records of a page of Partner Center's utilization API (formats.md 1). @throws DomainError vendor_document */
export const recordsOf = (page: object): readonly UsageRecord[] => listAt((page as Json)['items'], '/page/items').map((item, index) => recordOf(objectAt(item, `/page/items/${index}`), index));

const recordOf = (item: Json, index: number): UsageRecord => {
  const at = `/page/items/${index}`;
  const resource = objectAt(item['resource'], `${at}/resource`);
  const [start, end] = [instantAt(item['usageStartTime'], `${at}/usageStartTime`), instantAt(item['usageEndTime'], `${at}/usageEndTime`)];
  const length = Date.parse(end) - Date.parse(start);
  if (length <= 0 || length > MONTH) throw ruleBroken('vendor_document', `${at}/usageEndTime must be after usageStartTime, at most 31 days later.`, `${at}/usageEndTime`);
  return {
    start, end, index,
    meter: {
      meterId: idAt(resource['id'], `${at}/resource/id`),
      name: textAt(resource['name'], `${at}/resource/name`),
      category: textAt(resource['category'], `${at}/resource/category`),
      subcategory: textAt(resource['subcategory'], `${at}/resource/subcategory`),
      region: textAt(resource['region'], `${at}/resource/region`),
      unit: textAt(item['unit'], `${at}/unit`) || null,
    },
    resource: instanceOf(item['instanceData'], `${at}/instanceData`),
    quantity: decimalAt(item['quantity'], `${at}/quantity`),
  };
};

/** Absent when the page was asked for without details; the sister API sends it as text. */
const instanceOf = (value: unknown, at: string): UsageRecord['resource'] => {
  if (value === null || value === undefined) return { uri: '', tags: [] };
  const { resourceUri, tags } = objectAt(typeof value === 'string' ? parsed(value) : value, at);
  const named = Object.entries(objectAt(tags ?? {}, `${at}/tags`)).map(([name, text]) => [name, textAt(text, `${at}/tags/${name}`)] as const);
  return { uri: textAt(resourceUri, `${at}/resourceUri`).toLowerCase(), tags: named.sort(([a], [b]) => (a < b ? -1 : 1)) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
