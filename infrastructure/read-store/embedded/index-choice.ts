import type { Condition, FindQuery } from '../../../application/ports/read-store.js';
import { ID } from '../schema.js';

/** The fields of an index, in order; every index ends with the id, and the empty one is of the id alone. */
export type Index = readonly string[];
/** Counts the rows that an index finds by conditions on its first field, up to SELECTIVE. */
export type Probe = (index: Index, conditions: readonly Condition[]) => number;

/** So few rows are read and sorted in some 30 ms, whatever the order asked for; counting so many entries takes 1 ms. */
export const SELECTIVE = 20_000;

const SEEKING = new Set(['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'prefix']);

/**
 * SQLite knows how many values a column has, but not that nearly all rows are "active": it would read and sort a million
 * of them to show the newest 25. So a condition's rows are counted first, as far as it matters: few rows, its index; else
 * the index that has the order of the list, which has seen enough matches soon. Null leaves the choice to SQLite.
 */
export const indexForList = (indexes: readonly Index[], where: readonly Condition[], sort: NonNullable<FindQuery['sort']>, probe: Probe): Index | null => {
  const candidates = [...indexes, []];
  return selective(candidates, where, probe) ?? best(candidates, (index) => inOrder(index, where, sort.field));
};

/**
 * For a walk over all rows of a list: few rows, whatever their order, else an index that has exactly the order of the
 * list, so that no page sorts. Null: there is none.
 */
export const indexForWalk = (indexes: readonly Index[], where: readonly Condition[], sort: NonNullable<FindQuery['sort']>, probe: Probe): Index | null => {
  const candidates = [...indexes, []];
  return selective(candidates, where, probe) ?? best(candidates, (index) => (isExactly(index, where, sort.field) ? inOrder(index, where, sort.field) : 0));
};

/** Nothing stands between the field and the id. */
const isExactly = (index: Index, where: readonly Condition[], sort: string): boolean => {
  const rest = index.slice(equalities(index, where));
  return rest.length === 0 ? sort === ID : rest.length === 1 && rest[0] === sort;
};

/** As for a list; all rows are left to SQLite, which takes the shortest; else the index with most of the conditions, so that the rows themselves are not read. */
export const indexForCount = (indexes: readonly Index[], where: readonly Condition[], probe: Probe): Index | null => {
  const candidates = [...indexes, []];
  return selective(candidates, where, probe) ?? best(candidates, (index) => where.filter((condition) => index.includes(fieldOf(condition) ?? '')).length);
};

const first = (index: Index): string => index[0] ?? ID;

/** The one field that a condition is about; null when its alternatives are about several. */
const fieldOf = (condition: Condition): string | null => {
  if ('field' in condition) return condition.field;
  const [field, ...others] = new Set(condition.anyOf.map(fieldOf));
  return others.length === 0 ? (field ?? null) : null;
};

const every = (condition: Condition, test: (op: string) => boolean): boolean =>
  'anyOf' in condition ? condition.anyOf.every((each) => every(each, test)) : test(condition.op);

/** The index that finds the fewest rows, if they are few. Looking into every entry of an index comes last: it takes longest. */
const selective = (indexes: readonly Index[], where: readonly Condition[], probe: Probe): Index | null => {
  const seeking = where.filter((condition) => every(condition, (op) => SEEKING.has(op)));
  const looking = where.filter((condition) => !seeking.includes(condition) && every(condition, (op) => op !== 'ne'));
  for (const conditions of [seeking, looking]) {
    const counted = [...new Set(conditions.map(fieldOf))].flatMap((field) => {
      const index = best(indexes, (candidate) => (first(candidate) === field ? 1 + equalities(candidate, where) : 0));
      return index ? [{ index, rows: probe(index, conditions.filter((condition) => fieldOf(condition) === field)) }] : [];
    });
    const fewest = counted.sort((a, b) => a.rows - b.rows)[0];
    if (fewest && fewest.rows < SELECTIVE) return fewest.index;
  }
  return null;
};

/** How many of an index's first fields are pinned to one value. */
const equalities = (index: Index, where: readonly Condition[]): number => {
  const pinned = new Set(where.flatMap((condition) => ('field' in condition && condition.op === 'eq' ? [condition.field] : [])));
  const end = index.findIndex((field) => !pinned.has(field));
  return end < 0 ? index.length : end;
};

/** Greater than 0 when the entries behind the pinned fields are in the order of the list; the more pinned the better. */
const inOrder = (index: Index, where: readonly Condition[], sort: string): number => {
  const pinned = equalities(index, where);
  return (index[pinned] ?? ID) === sort ? 1 + pinned : 0;
};

/** The candidate with the highest score above 0, the first of equals. */
const best = (indexes: readonly Index[], score: (index: Index) => number): Index | null => {
  const scored = indexes.map((index) => ({ index, score: score(index) })).filter((candidate) => candidate.score > 0);
  return scored.reduce<(typeof scored)[number] | null>((top, candidate) => (top && top.score >= candidate.score ? top : candidate), null)?.index ?? null;
};
