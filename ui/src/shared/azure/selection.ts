import { useCallback, useMemo } from 'react';
import { useAddressQuery } from '../address-query.js';
import type { UsageSummary } from './types.js';

export const PERIOD_CHOICES = ['current', 'previous', 'last-3', 'last-6', 'last-12', 'custom', 'days'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

/** What part of the usage somebody looks at: kept in the address, so that it can be sent and gone back to. */
export interface Selection {
  readonly periods: PeriodChoice;
  /** Days, when periods are chosen by hand, or days of use. */
  readonly from: string;
  readonly to: string;
  readonly category: string;
  readonly resource: string;
  readonly region: string;
  readonly tag: string;
}

const EMPTY: Selection = { periods: 'current', from: '', to: '', category: '', resource: '', region: '', tag: '' };
const NAMES = Object.keys(EMPTY) as (keyof Selection)[];

export const useSelection = (): readonly [Selection, (changes: Partial<Selection>) => void] => {
  const [query, changeQuery] = useAddressQuery();
  const selection = useMemo(() => Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? EMPTY[name]])) as unknown as Selection, [query]);
  const change = useCallback(
    (changes: Partial<Selection>) =>
      changeQuery((address) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === EMPTY[name as keyof Selection]) address.delete(name);
          else address.set(name, value);
        }
      }),
    [changeQuery],
  );
  return [selection, change];
};

export const NO_FILTER: Partial<Selection> = { category: '', resource: '', region: '', tag: '' };
export const isFiltered = ({ category, resource, region, tag }: Selection): boolean => [category, resource, region, tag].some((value) => value !== '');

/** As the API names them: billing periods of processing, or days of use. */
export type Span = { readonly periods: string } | { readonly days: string };

/** Null while somebody still chooses days. */
export const spanOf = ({ periods, from, to }: Pick<Selection, 'periods' | 'from' | 'to'>): Span | null => {
  if (periods !== 'custom' && periods !== 'days') return { periods };
  const days = from && to && `${from},${to}`;
  return days ? (periods === 'days' ? { days } : { periods: days }) : null;
};

/** The conditions on daily rows. */
export const filterOf = ({ category, resource, region, tag }: Selection): Readonly<Record<string, string>> => ({
  ...(category && { 'meter.category': category }),
  ...(resource && { 'meter.name': resource }),
  ...(region && { 'meter.region': region }),
  ...(tag && { tags: tag }),
});

/** The daily rows of what was added up: by the day of use, or by the billing period of processing. */
export const rowsOf = ({ subscriptionId, periods, days }: Pick<UsageSummary, 'subscriptionId' | 'periods' | 'days'>, filter: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> => ({
  ...filter,
  subscriptionId,
  ...(days ? { usageDate_gte: days.from, usageDate_lte: days.to } : { 'period.from_gte': periods[0]?.from, 'period.from_lte': periods.at(-1)?.from }),
});
