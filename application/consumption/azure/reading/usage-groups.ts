import { badQuery } from '../../../queries/bad-query.js';
import type { DayRow } from './day-rows.js';
import { UsageTally, type Measure, type UsageMeasures } from './usage-measures.js';

/** What rows can be grouped by, and how the group is told. */
const DIMENSIONS = {
  day: ({ day }: DayRow) => ({ usageDate: day.usageDate }),
  /** Of use. */
  month: ({ day }: DayRow) => ({ month: day.usageDate.slice(0, 7) }),
  period: ({ day }: DayRow) => ({ period: day.period }),
  category: ({ meter }: DayRow) => ({ category: meter.category }),
  subcategory: ({ meter }: DayRow) => ({ category: meter.category, subcategory: meter.subcategory }),
  resource: ({ meter: { category, subcategory, name } }: DayRow) => ({ category, subcategory, resource: name }),
  region: ({ meter }: DayRow) => ({ region: meter.region }),
  instance: ({ resource }: DayRow) => ({ resourceUri: resource.resourceUri }),
} as const;
export type Dimension = keyof typeof DIMENSIONS;

/** By time in their order, else the dearest first. */
export type UsageGroup = Readonly<Record<string, unknown>> & UsageMeasures;

const MOST_GROUPS = 10_000;
const MOST_DIMENSIONS = 2;

/** @throws BadQuery */
export const dimensionsOf = (text: string | null): readonly Dimension[] => {
  const names = text === null ? [] : text.split(',');
  const known = names.filter((name): name is Dimension => Object.hasOwn(DIMENSIONS, name));
  if (known.length !== names.length || new Set(known).size !== known.length || known.length > MOST_DIMENSIONS) throw badQuery('/groupBy', `must be one or two of ${Object.keys(DIMENSIONS).join(', ')}, like day,category`);
  return known;
};

/** Tallies of a selection by its dimensions. */
export class UsageGroups {
  private readonly tallies = new Map<string, { readonly key: object; readonly tally: UsageTally }>();

  constructor(
    private readonly dimensions: readonly Dimension[],
    private readonly visible: ReadonlySet<Measure>,
  ) {}

  add(row: DayRow): void {
    if (this.dimensions.length === 0) return;
    const key = Object.assign({}, ...this.dimensions.map((dimension) => DIMENSIONS[dimension](row))) as object;
    const text = Object.values(key).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');
    const known = this.tallies.get(text) ?? { key, tally: new UsageTally(this.visible) };
    this.tallies.set(text, known);
    known.tally.add(row);
    if (this.tallies.size > MOST_GROUPS) throw badQuery('/groupBy', `makes more than ${MOST_GROUPS} groups. Narrow the filter or the periods, or export the rows.`);
  }

  get list(): readonly UsageGroup[] {
    const groups = [...this.tallies].map(([text, { key, tally }]) => ({ text, group: { ...key, ...tally.measures } }));
    const [first] = this.dimensions;
    const inTime = first === 'day' || first === 'month' || first === 'period';
    return groups.sort((a, b) => (inTime ? 0 : Number(b.group.cost ?? 0) - Number(a.group.cost ?? 0)) || (a.text < b.text ? -1 : 1)).map(({ group }) => group);
  }
}
