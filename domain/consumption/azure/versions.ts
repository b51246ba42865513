import { byKey, type Source, type UsageRecord } from './usage-record.js';

/** What a delivery said of a record. */
export interface Version {
  readonly source: Source;
  readonly record: UsageRecord;
}

/**
 * What is known of the records of one meter, day and resource: by their key, the versions of one record by period. Only
 * those are kept that count at some time: later periods, higher ranks. What a version of the same or an earlier period
 * outranks never counts, so any order of arrival leaves the same ones.
 */
export type Versions = readonly Version[];

const content = ({ quantity, meter, resource }: UsageRecord): string => JSON.stringify([quantity, meter, resource.tags]);

const inOrder = <Value>(a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0);

/** Below zero: a loses against b, so that a re-sent old window never undoes a correction (rulings, Azure 1). The same place of the same page, told twice, goes by what it says. */
const compare = (a: Version, b: Version): number =>
  inOrder(a.source.reach, b.source.reach) ||
  inOrder(a.source.receivedAt, b.source.receivedAt) ||
  a.source.pageNumber - b.source.pageNumber ||
  a.record.index - b.record.index ||
  inOrder(content(a.record), content(b.record));

/** Adds a version in its place; false when it changes nothing, now or ever. */
export const note = (versions: Version[], version: Version): boolean => {
  const [from, to] = placesOf(versions, version.record);
  if (from === to) return versions.splice(from, 0, version).length === 0;
  const { period } = version.source;
  const known = versions.slice(from, to);
  if (known.some((one) => one.source.period <= period && compare(one, version) >= 0)) return false;
  const left = known.filter((one) => !(one.source.period >= period && compare(one, version) < 0));
  versions.splice(from, to - from, ...[...left, version].sort((a, b) => inOrder(a.source.period, b.source.period)));
  return true;
};

/** Where the versions of a record begin and end. Most records come after all that are known. */
const placesOf = (versions: Versions, record: UsageRecord): readonly [from: number, to: number] => {
  const order = (place: number): number => byKey(versions[place]?.record ?? record, record);
  const { length } = versions;
  let [from, end] = [length === 0 || order(length - 1) < 0 ? length : 0, length];
  while (from < end) {
    const middle = (from + end) >> 1;
    if (order(middle) < 0) from = middle + 1;
    else end = middle;
  }
  while (end < length && order(end) === 0) end++;
  return [from, end];
};

/** The records as they count at the end of a period. */
export const recordsAt = (versions: Versions, period: string): readonly UsageRecord[] => {
  const records: UsageRecord[] = [];
  for (const { source, record } of versions) {
    if (source.period > period) continue;
    const before = records.at(-1);
    if (before && byKey(before, record) === 0) records.pop();
    records.push(record);
  }
  return records;
};

/** Records that came in a period, or became other ones. */
export const changedIn = (versions: Versions, period: string): readonly UsageRecord[] =>
  versions.flatMap(({ source, record }, place) => {
    const before = versions[place - 1]?.record;
    return source.period === period && !(before && byKey(before, record) === 0 && content(before) === content(record)) ? [record] : [];
  });
