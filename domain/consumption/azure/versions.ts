import type { Source, UsageRecord } from './usage-record.js';

/** What a delivery said of a record. */
export interface Version {
  readonly source: Source;
  readonly record: UsageRecord;
}

/**
 * The versions of one record that count at some time: later periods, higher ranks. What a version of the same or an
 * earlier period outranks never counts, so any order of arrival leaves the same ones.
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

/** Nothing when the version changes nothing, now or ever. */
export const withVersion = (versions: Versions, version: Version): Versions | null => {
  if (versions.length === 0) return [version];
  const { period } = version.source;
  if (versions.some((known) => known.source.period <= period && compare(known, version) >= 0)) return null;
  const left = versions.filter((known) => !(known.source.period >= period && compare(known, version) < 0));
  return [...left, version].sort((a, b) => inOrder(a.source.period, b.source.period));
};

/** The version that counts at the end of a period. */
export const versionAt = (versions: Versions, period: string): Version | undefined => versions.findLast(({ source }) => source.period <= period);

/** Did the record come in a period, or become another one? */
export const changedIn = (versions: Versions, period: string): Version | undefined =>
  versions.find((version, place) => {
    const before = versions[place - 1];
    return version.source.period === period && (!before || content(before.record) !== content(version.record));
  });
