import { Draft } from './draft.js';
import type { UsedMeter, UsedResource } from './usage.events.js';
import type { Usage } from './usage.js';
import type { UsageRecord } from './usage-record.js';
import type { Version, Versions } from './versions.js';

/** The records of one day on their way into what is known: each list is copied once, and is not touched where it came from. */
export class DayDraft {
  private readonly draft: Draft<Usage['records'], Versions>;
  private readonly copies = new Set<Versions>();
  /** Records of a page share their resources and meters. */
  private readonly found = new Map<UsedResource, Map<UsedMeter, Version[]>>();

  constructor(
    records: Usage['records'],
    private readonly date: string,
  ) {
    this.draft = new Draft(records);
  }

  get result(): Usage['records'] {
    return this.draft.result;
  }

  /** Those of the record's meter and resource, to be changed in place. */
  versionsOf({ meter, resource }: UsageRecord): Version[] {
    const known = this.found.get(resource)?.get(meter);
    if (known) return known;
    const versions = this.own(meter.meterId, resource.uri);
    this.found.set(resource, (this.found.get(resource) ?? new Map<UsedMeter, Version[]>()).set(meter, versions));
    return versions;
  }

  private own(meterId: string, uri: string): Version[] {
    const ofDay = this.draft.leaf([meterId, this.date]);
    const known = ofDay.get(uri);
    if (known && this.copies.has(known)) return known as Version[];
    const copy = [...(known ?? [])];
    this.copies.add(copy);
    ofDay.set(uri, copy);
    return copy;
  }
}
