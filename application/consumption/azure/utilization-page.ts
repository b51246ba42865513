import type { UsedMeter, UsedResource } from '../../../domain/consumption/azure/usage.events.js';
import type { UsageRecord } from '../../../domain/consumption/azure/usage-record.js';
import { ReadPage } from './read-page.js';
import { sameMeter, sameTags, sharedMeter, sharedResource } from './shared-names.js';
import { VendorDocument } from './vendor-document.js';

const LONGEST = 31 * 86_400;

/** The records of a page of Partner Center's utilization API (formats.md 1). @throws DomainError vendor_document */
export const recordsOf = (page: object): readonly UsageRecord[] => {
  if (page instanceof ReadPage) return page.records;
  const known = new Known();
  return VendorDocument.of(page, 'page').objects('items').map((item, index) => recordOf(item, index, known));
};

const recordOf = (item: VendorDocument, index: number, known: Known): UsageRecord => {
  const [start, end] = [known.moment(item, 'usageStartTime'), known.moment(item, 'usageEndTime')];
  const seconds = (end.time - start.time) / 1000;
  if (seconds <= 0 || seconds > LONGEST) item.refuse('usageEndTime', 'after usageStartTime, at most 31 days later');
  return { date: start.date, start: start.second, seconds, index, meter: known.meter(item), resource: known.resource(item), quantity: item.quantity('quantity') };
};

interface Moment {
  readonly time: number;
  readonly date: string;
  readonly second: number;
}

/** What many records of a page share is read once: hours, meters, resources. */
class Known {
  private readonly moments = new Map<string, Moment>();
  private readonly meters = new Map<string, UsedMeter>();
  private readonly resources = new Map<string, UsedResource>();

  moment(item: VendorDocument, field: string): Moment {
    const text = item.text(field);
    return this.moments.get(text) ?? noted(this.moments, text, momentOf(item.instant(field)));
  }

  meter(item: VendorDocument): UsedMeter {
    const resource = item.object('resource');
    const meter = {
      meterId: resource.id('id'), name: resource.text('name'), category: resource.text('category'), subcategory: resource.text('subcategory'), region: resource.text('region'), unit: item.text('unit') || null,
    };
    const before = this.meters.get(meter.meterId);
    return before && sameMeter(before, meter) ? before : noted(this.meters, meter.meterId, sharedMeter(meter));
  }

  /** Absent when the page was asked for without details. */
  resource(item: VendorDocument): UsedResource {
    if (!item.has('instanceData')) return NO_RESOURCE;
    const instance = item.embedded('instanceData');
    const uri = instance.text('resourceUri').toLowerCase();
    const tags = instance.has('tags') ? tagsOf(instance.object('tags')) : [];
    const before = this.resources.get(uri);
    return before && sameTags(before.tags, tags) ? before : noted(this.resources, uri, sharedResource({ uri, tags }));
  }
}

const NO_RESOURCE: UsedResource = { uri: '', tags: [] };

const noted = <Value>(all: Map<string, Value>, key: string, value: Value): Value => {
  all.set(key, value);
  return value;
};

const momentOf = (instant: string): Moment => {
  const [time, date] = [Date.parse(instant), instant.slice(0, 10)];
  return { time, date, second: (time - Date.parse(`${date}T00:00:00.000Z`)) / 1000 };
};

const tagsOf = (tags: VendorDocument): UsedResource['tags'] => tags.names.map((name) => [name, tags.text(name)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
