import type { FieldType } from './keys.js';
import type { Projection } from './projection.js';

/** How deep a reseller stands in the tree: the root, "/<root>/", at 0. */
export const depthOf = (resellerPath: string): number => resellerPath.split('/').length - 3;

/** Lists can be filtered and sorted by the amounts of so many tiers of resellers; deeper ones are shown theirs. */
export const TIERS = 10;

/** What each tier pays, and the customers of the last. */
export const levelFields = (field: string): Readonly<Record<string, FieldType>> => Object.fromEntries(Array.from({ length: TIERS + 1 }, (_, depth) => [`${field}.${depth}`, 'decimal' as const]));

/** The names that readers know: their own level's amounts in the place of all. */
export const namesOf = ({ fields, access: { levels } }: Pick<Projection, 'fields' | 'access'>): readonly string[] =>
  levels ? [...Object.keys(fields).filter((name) => !name.startsWith(`${levels.field}.`)), levels.pays, levels.asks] : Object.keys(fields);

/** A row as its seller has it. */
export const shownExample = ({ example, access: { levels } }: Pick<Projection, 'example' | 'access'>): object => {
  if (!levels) return example;
  const { [levels.field]: amounts, ...others } = example as Readonly<Record<string, unknown>>;
  const [pays, asks] = Object.values(amounts as object).slice(-2) as readonly unknown[];
  return { ...others, [levels.pays]: pays, [levels.asks]: asks };
};
