import type { AzureUsageDayDocument } from '../../../../projections/consumption/azure/azure-usage-days.projection.js';

/** What a selection can be narrowed to. */
export interface UsageChoices {
  readonly categories: readonly string[];
  /** Their category comes with them: the same word may stand in several. */
  readonly subcategories: readonly { readonly category: string; readonly subcategory: string }[];
  readonly resources: readonly { readonly category: string; readonly resource: string }[];
  readonly regions: readonly string[];
  /** "costCenter=HR"; the first thousand. */
  readonly tags: readonly string[];
}

const MOST_TAGS = 1000;

/** Gathers the distinct values of days. */
export class ChoiceCollector {
  private readonly meters = new Map<string, AzureUsageDayDocument['meters'][number]>();
  private readonly tags = new Set<string>();

  add({ meters, resources }: AzureUsageDayDocument): void {
    for (const meter of meters) this.meters.set(`${meter.category}\n${meter.subcategory}\n${meter.name}\n${meter.region}`, meter);
    for (const { tags } of resources) for (const [name, value] of Object.entries(tags)) if (this.tags.size < MOST_TAGS) this.tags.add(`${name}=${value}`);
  }

  get choices(): UsageChoices {
    const meters = [...this.meters.values()];
    return {
      categories: distinct(meters.map(({ category }) => category)),
      subcategories: distinct(meters.map(({ category, subcategory }) => JSON.stringify({ category, subcategory }))).map((text) => JSON.parse(text) as UsageChoices['subcategories'][number]),
      resources: distinct(meters.map(({ category, name }) => JSON.stringify({ category, resource: name }))).map((text) => JSON.parse(text) as UsageChoices['resources'][number]),
      regions: distinct(meters.map(({ region }) => region)),
      tags: [...this.tags].sort(),
    };
  }
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].filter((value) => value !== '').sort();
