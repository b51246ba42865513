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
  /** What the reader's level of the chain pays, and what it earns: as an amount, as a percentage of what it pays, and of what it is paid. */
  readonly netCost?: string;
  readonly markup?: string;
  readonly markupPercent?: string | null;
  readonly marginPercent?: string | null;
}

export type Measure = 'cost' | 'netCost' | 'records';

/** Adds rows up. What is not known of each of them has no sum. */
export class UsageTally {
  private rows = 0;
  private unknown = 0;
  private records = 0;
  private readonly costs = { cost: new ExactSum(), netCost: new ExactSum() };
  private readonly unknownCosts = new Set<Measure>();
  private readonly quantities = new Map<string | null, ExactSum>();

  constructor(private readonly visible: ReadonlySet<Measure>) {}

  add({ meter: { unit }, quantity, cost, netCost, records }: DayRow): void {
    this.rows += 1;
    this.records += records;
    this.addCost('cost', cost);
    this.addCost('netCost', netCost);
    this.quantityIn(unit).add(quantity);
    if (!isKnownUnit(unit)) this.unknown += 1;
  }

  get measures(): UsageMeasures {
    const quantities = [...this.quantities].map(([unit, sum]) => ({ unit, quantity: sum.text })).sort((a, b) => ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1));
    return { rows: this.rows, quantities, unitUnknown: this.unknown, ...this.amounts };
  }

  private get amounts(): Partial<UsageMeasures> {
    const sees = (measure: Measure): boolean => this.visible.has(measure) && !this.unknownCosts.has(measure);
    const [cost, netCost] = [this.costs.cost.text, this.costs.netCost.text];
    return { ...(sees('cost') && { cost }), ...(sees('netCost') && { netCost }), ...(sees('cost') && sees('netCost') && earned(cost, netCost)), ...(sees('records') && { records: this.records }) };
  }

  private addCost(of: 'cost' | 'netCost', amount: string | null): void {
    if (amount === null) this.unknownCosts.add(of);
    else this.costs[of].add(amount);
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
