import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const PERIOD_CHOICES = ['current', 'previous', 'last-3', 'last-6', 'last-12', 'custom'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

/** What part of the usage somebody looks at: kept in the address, so that it can be sent and gone back to. */
export interface Selection {
  readonly periods: PeriodChoice;
  /** Days, when the periods are chosen by hand. */
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
  const [params, setParams] = useSearchParams();
  const selection = useMemo(() => Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? EMPTY[name]])) as unknown as Selection, [params]);
  const change = useCallback(
    (changes: Partial<Selection>) =>
      setParams(
        (before) => {
          for (const [name, value] of Object.entries(changes)) {
            if (value === EMPTY[name as keyof Selection]) before.delete(name);
            else before.set(name, value);
          }
          return before;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [selection, change];
};

export const NO_FILTER: Partial<Selection> = { category: '', resource: '', region: '', tag: '' };
export const isFiltered = ({ category, resource, region, tag }: Selection): boolean => [category, resource, region, tag].some((value) => value !== '');

/** As the API names them; null while somebody still chooses days. */
export const periodsOf = ({ periods, from, to }: Pick<Selection, 'periods' | 'from' | 'to'>): string | null => (periods === 'custom' ? (from && to ? `${from},${to}` : null) : periods);

/** The conditions on daily rows. */
export const filterOf = ({ category, resource, region, tag }: Selection): Readonly<Record<string, string>> => ({
  ...(category && { 'meter.category': category }),
  ...(resource && { 'meter.name': resource }),
  ...(region && { 'meter.region': region }),
  ...(tag && { tags: tag }),
});
