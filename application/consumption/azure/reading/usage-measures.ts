import { decimal, decimalText, toFixed } from '../../../../domain/shared/decimal.js';
import { divide, multiply, ratio, subtract } from '../../../../domain/shared/ratio.js';
import { isKnownUnit } from '../../../../projections/consumption/azure/units.js';
import type { DayRow } from './day-rows.js';
import { ExactSum } from './exact-sum.js';

/** Amounts of a selection, exact decimals in the currency's major unit. What the reader may not see is not there. */
export interface UsageMeasures {
  /** Daily rows. */
  readonly rows: number;
  readonly quantities: readonly { readonly unit: string | null; readonly quantity: string }[];
  /** Rows in units that are not known: their quantities stand apart (rulings, Azure 10). */
  readonly unitUnknown: number;
  readonly cost?: string;
  readonly records?: number;
  /** What the seller pays, and what he earns: as an amount, as a percentage of what he pays, and of what he is paid. */
  readonly netCost?: string;
  readonly markup?: string;
  readonly markupPercent?: string | null;
  readonly marginPercent?: string | null;
}

export type Measure = 'cost' | 'netCost' | 'records';

/** Adds rows up. */
export class UsageTally {
  private rows = 0;
  private unknown = 0;
  private records = 0;
  private readonly cost = new ExactSum();
  private readonly netCost = new ExactSum();
  private readonly quantities = new Map<string | null, ExactSum>();

  constructor(private readonly visible: ReadonlySet<Measure>) {}

  add({ meter: { unit }, quantity, cost, netCost, records }: DayRow): void {
    this.rows += 1;
    this.records += records;
    this.cost.add(cost);
    this.netCost.add(netCost);
    this.quantityIn(unit).add(quantity);
    if (!isKnownUnit(unit)) this.unknown += 1;
  }

  get measures(): UsageMeasures {
    const quantities = [...this.quantities].map(([unit, sum]) => ({ unit, quantity: sum.text })).sort((a, b) => ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1));
    return { rows: this.rows, quantities, unitUnknown: this.unknown, ...this.amounts };
  }

  private get amounts(): Partial<UsageMeasures> {
    const sees = (measure: Measure): boolean => this.visible.has(measure);
    const [cost, netCost] = [this.cost.text, this.netCost.text];
    return { ...(sees('cost') && { cost }), ...(sees('netCost') && { netCost }), ...(sees('cost') && sees('netCost') && earned(cost, netCost)), ...(sees('records') && { records: this.records }) };
  }

  private quantityIn(unit: string | null): ExactSum {
    const known = this.quantities.get(unit) ?? new ExactSum();
    this.quantities.set(unit, known);
    return known;
  }
}

const earned = (cost: string, netCost: string): Partial<UsageMeasures> => {
  const markup = subtract(decimal(cost), decimal(netCost));
  const percentOf = (whole: string): string | null => (decimal(whole).n === 0n ? null : toFixed(divide(multiply(markup, ratio(100)), decimal(whole)), 2));
  return { markup: decimalText(markup), markupPercent: percentOf(netCost), marginPercent: percentOf(cost) };
};
