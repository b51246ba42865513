import { paidAt, type AzureUsageDayDocument, type DayResource } from '../../../../projections/consumption/azure/azure-usage-days.projection.js';
import { isKnownUnit } from '../../../../projections/consumption/azure/units.js';
import type { FieldType } from '../../../../projections/keys.js';
import type { Condition } from '../../../ports/read-store.js';
import { fieldsOf, meets } from '../../../queries/meets.js';

/** A row of a day, unpacked as far as totals need it. */
export interface DayRow {
  readonly day: AzureUsageDayDocument;
  readonly meter: AzureUsageDayDocument['meters'][number];
  readonly resource: DayResource;
  readonly quantity: string;
  /** Of the reader's own level; null where it has no part in the row, or what it paid is not known. */
  readonly netCost: string | null;
  readonly cost: string | null;
  readonly records: number;
}

/** The costs of a day, as its reader may see them: the n-th of each is the n-th row's. */
export type ShownCosts = Partial<Readonly<Record<'netCost' | 'cost', readonly (string | null)[]>>>;

const METER = /^(meter\.|unitUnknown$)/;
const RESOURCE = /^(resourceUri|tags)$/;

/** Finds the rows of days that meet conditions on azure-daily. What is asked of a meter or resource is answered once a day, not once a row. */
export class RowFinder {
  private readonly ofMeter: readonly Condition[];
  private readonly ofResource: readonly Condition[];
  private readonly ofRow: readonly Condition[];

  constructor(
    conditions: readonly Condition[],
    private readonly fields: Readonly<Record<string, FieldType>>,
  ) {
    const about = (condition: Condition, pattern: RegExp): boolean => fieldsOf(condition).every((field) => pattern.test(field));
    this.ofMeter = conditions.filter((condition) => about(condition, METER));
    this.ofResource = conditions.filter((condition) => about(condition, RESOURCE));
    this.ofRow = conditions.filter((condition) => !about(condition, METER) && !about(condition, RESOURCE));
  }

  forEach(day: AzureUsageDayDocument, { netCost, cost }: ShownCosts, visit: (row: DayRow) => void): void {
    const meters = day.meters.map((meter) => (this.all(this.ofMeter, { meter, unitUnknown: !isKnownUnit(meter.unit) }) ? meter : null));
    const resources = day.resources.map((resource) => (this.all(this.ofResource, resource) ? resource : null));
    for (let place = 0; place < day.rowId.length; place++) {
      const [meter, resource] = [meters[day.meter[place] ?? 0], resources[day.resource[place] ?? 0]];
      if (!meter || !resource) continue;
      const row = { day, meter, resource, quantity: day.quantity[place] ?? '0', netCost: netCost?.[place] ?? null, cost: cost?.[place] ?? null, records: day.records[place] ?? 0 };
      if (this.ofRow.length === 0 || this.all(this.ofRow, { ...day, ...resource, ...row, paid: paidAt(day.paid, place), id: day.rowId[place] })) visit(row);
    }
  }

  private all(conditions: readonly Condition[], document: object): boolean {
    return conditions.every((condition) => meets(condition, document as Readonly<Record<string, unknown>>, this.fields));
  }
}
