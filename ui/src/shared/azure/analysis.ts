import { addDays, daysBetween } from '../format/dates.js';
import type { Period } from '../api/types.js';
import type { Span } from './selection.js';
import type { UsageGroup } from './types.js';

/** Numbers for charts and estimates, where the last digit says nothing. */
export const costOf = ({ cost }: Pick<UsageGroup, 'cost'>): number => Number(cost ?? 0);

/** Months are added to first days of billing periods, which every month has. */
const months = (day: string, count: number): string => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, date)).toISOString().slice(0, 10);
};

export interface Before {
  readonly span: Span;
  /** The last usage day that counts, where the present period is not over yet. */
  readonly until: string | null;
}

/** As many billing periods before; while the last one runs, up to the same day of it. */
export const periodsBefore = (periods: readonly Period[], today: string): Before => {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return { span: { periods: 'previous' }, until: null };
  const from = months(first.from, -periods.length);
  const running = last.from <= today && today < last.to;
  const until = running ? addDays(months(last.from, -periods.length), daysBetween({ from: last.from, to: today })) : null;
  return { span: { periods: `${from},${addDays(first.from, -1)}` }, until };
};

/** As many days of use before; where the last of them are still to come, up to the day that corresponds to today. */
export const daysBefore = ({ from, to }: Period, today: string): Before => {
  const count = daysBetween({ from, to }) + 1;
  const until = from <= today && today <= to ? addDays(today, -count) : null;
  return { span: { days: `${addDays(from, -count)},${addDays(from, -1)}` }, until };
};

export interface UsageForecast {
  /** Until the last whole day of use. */
  readonly soFar: number;
  /** A day, by the last whole days. */
  readonly average: number;
  readonly days: number;
  readonly remaining: number;
  readonly expected: number;
}

const LOOKED_BACK = 7;

/**
 * What the period will cost: what it cost up to the last whole day, and for every day left the average of the last seven
 * whole days. The newest day is taken as not whole, for its hours are still coming in. Null when there is too little to go by.
 */
export const forecastOf = (days: readonly UsageGroup[], { from, to }: Period): UsageForecast | null => {
  const newest = days.at(-1)?.usageDate;
  if (newest === undefined || newest <= from) return null;
  const first = addDays(newest, -LOOKED_BACK) > from ? addDays(newest, -LOOKED_BACK) : from;
  const sum = (some: readonly UsageGroup[]): number => some.reduce((total, day) => total + costOf(day), 0);
  const whole = days.filter(({ usageDate = '' }) => usageDate < newest);
  const lookedAt = daysBetween({ from: first, to: newest });
  const average = sum(whole.filter(({ usageDate = '' }) => usageDate >= first)) / lookedAt;
  const remaining = Math.max(0, daysBetween({ from: newest, to }));
  const soFar = sum(whole);
  return { soFar, average, days: lookedAt, remaining, expected: soFar + average * remaining };
};

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}
export interface Stacked {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

/** So many parts can be told apart by colour; the rest is one more. */
const PARTS = 6;

/** Costs by time, stacked by category; the dearest first, the small ones together. */
export const stacked = (groups: readonly UsageGroup[], labelOf: (group: UsageGroup) => string, other: string): Stacked => {
  const labels = [...new Set(groups.map(labelOf))];
  const totals = new Map<string, number>();
  for (const group of groups) totals.set(group.category ?? '', (totals.get(group.category ?? '') ?? 0) + costOf(group));
  const ranked = [...totals].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const named = ranked.length > PARTS + 1 ? ranked.slice(0, PARTS) : ranked;
  const names = ranked.length > named.length ? [...named, other] : named;
  const values = new Map(names.map((name) => [name, labels.map(() => 0)]));
  const place = new Map(labels.map((label, index) => [label, index]));
  for (const group of groups) {
    const row = values.get(named.includes(group.category ?? '') ? (group.category ?? '') : other);
    const at = place.get(labelOf(group));
    if (row && at !== undefined) row[at] = (row[at] ?? 0) + costOf(group);
  }
  return { labels, series: names.map((name) => ({ name, values: values.get(name) ?? [] })) };
};

/** The dearest groups by name; the rest together. */
export const ranked = (groups: readonly UsageGroup[], nameOf: (group: UsageGroup) => string, other: string, most = 10): readonly { readonly name: string; readonly cost: number }[] => {
  const sums = new Map<string, number>();
  for (const group of groups) sums.set(nameOf(group), (sums.get(nameOf(group)) ?? 0) + costOf(group));
  const all = [...sums].map(([name, cost]) => ({ name, cost })).sort((a, b) => b.cost - a.cost);
  const rest = all.slice(most).reduce((total, { cost }) => total + cost, 0);
  return all.length > most ? [...all.slice(0, most), { name: other, cost: rest }] : all;
};
