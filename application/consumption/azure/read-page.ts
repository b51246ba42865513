import type { UsageColumns } from '../../../domain/consumption/azure/usage.events.js';
import { byDate, pack, unpack, type UsageRecord } from '../../../domain/consumption/azure/usage-record.js';
import { sharedMeter, sharedResource } from './shared-names.js';

/** The records of a page by usage day, in a form that is quickly handed from one thread to another. */
export type PackedPage = readonly (readonly [date: string, columns: UsageColumns])[];

export const packPage = (records: readonly UsageRecord[]): PackedPage => byDate(records).map(([date, day]) => [date, pack(day)]);

/** A page that another thread has read: it takes the place of the vendor's document in the command. */
export class ReadPage {
  constructor(private readonly packed: PackedPage) {}

  /** In the order of the page. */
  get records(): readonly UsageRecord[] {
    const days = this.packed.map(([date, columns]) => unpack(date, { ...columns, meters: columns.meters.map(sharedMeter), resources: columns.resources.map(sharedResource) }));
    return days.length === 1 ? days.flat() : days.flat().sort((a, b) => a.index - b.index);
  }
}
