import { compareRanks, type Rank, type UsageRecord } from './usage-record.js';

/** What a delivery said of a record, with the first day of the billing period in which it was processed. */
export interface Version {
  readonly period: string;
  readonly rank: Rank;
  readonly record: UsageRecord;
}

/**
 * The versions of one record that count at some time: later periods, higher ranks. What a version of the same or an
 * earlier period outranks never counts, so any order of arrival leaves the same ones.
 */
export type Versions = readonly Version[];

const content = ({ quantity, meter, resource }: UsageRecord): string => JSON.stringify([quantity, meter, resource.tags]);

/** By rank; for equal ranks (the same place of the same page, told twice) by what they say. */
const compare = (a: Version, b: Version): number => {
  const order = compareRanks(a.rank, b.rank);
  if (order !== 0) return order;
  const [left, right] = [content(a.record), content(b.record)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Nothing when the version changes nothing, now or ever. */
export const withVersion = (versions: Versions, version: Version): Versions | null => {
  if (versions.some((known) => known.period <= version.period && compare(known, version) >= 0)) return null;
  const left = versions.filter((known) => !(known.period >= version.period && compare(known, version) < 0));
  return [...left, version].sort((a, b) => (a.period < b.period ? -1 : 1));
};

/** The version that counts at the end of a period. */
export const versionAt = (versions: Versions, period: string): Version | undefined => versions.findLast((version) => version.period <= period);

/** Periods in which the record came, or became another one. */
export const changesOf = (versions: Versions): readonly Version[] => versions.filter((version, place) => {
  const before = versions[place - 1];
  return !before || content(before.record) !== content(version.record);
});
