import { Box, Pagination, Skeleton } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { ListBase, useListContext, useTranslate, type RaRecord, type SortPayload } from 'react-admin';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { ListExportButton } from '../../shared/exports/ExportButton.js';
import { ListFilters, type FiltersProps } from './ListFilters.js';

interface CardListProps<R extends RaRecord> extends Partial<FiltersProps> {
  readonly resource: string;
  readonly sort: SortPayload;
  /** Always in force, unless the reader asks for a state. */
  readonly filter?: Record<string, unknown>;
  /** In force at first; the reader sees it among the filters and may take it away. */
  readonly filterAtFirst?: Record<string, unknown>;
  readonly empty: ReactNode;
  /** Columns of the file that the list can be taken away as; without it, it cannot. */
  readonly exportColumns?: readonly string[];
  readonly item: (record: R) => ReactNode;
  /** What is read for all rows of the page together. */
  readonly around?: (rows: readonly R[], cards: ReactNode) => ReactNode;
  /** Read again while one of the rows is passing. */
  readonly refetchWhile?: (rows: readonly R[]) => boolean;
}

const PAGE = 10;

const Rows = <R extends RaRecord>({ empty, item, around = (_rows, cards) => cards }: Pick<CardListProps<R>, 'empty' | 'item' | 'around'>): ReactElement => {
  const t = useTranslate();
  const { data, isPending, error, total = 0, page, setPage, refetch } = useListContext<R>();
  if (error) return <ReadFailed error={error} retry={() => void refetch()} />;
  if (isPending) return <Box aria-busy>{[0, 1, 2].map((key) => <Skeleton key={key} variant="rounded" height={112} sx={{ mb: 1.5 }} />)}</Box>;
  if (total === 0) return <>{empty}</>;
  const cards = (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {data?.map((record) => (
        <li key={record.id}>{item(record)}</li>
      ))}
    </Box>
  );
  return (
    <>
      {around(data ?? [], cards)}
      {total > PAGE && <Pagination aria-label={t('portal.pages')} sx={{ mt: 2, '& ul': { justifyContent: 'center' } }} page={page} count={Math.ceil(total / PAGE)} onChange={(_event, next) => setPage(next)} />}
    </>
  );
};

const POLL_MS = 1500;

/** A list for phones first: search, state and page are in the URL. */
export const CardList = <R extends RaRecord>({ resource, sort, filter = {}, filterAtFirst, statuses = [], by, searchable = false, dates, wordOf, refetchWhile, exportColumns, ...rows }: CardListProps<R>): ReactElement => (
  <ListBase<R>
    resource={resource}
    perPage={PAGE}
    sort={sort}
    filter={filter}
    filterDefaultValues={filterAtFirst}
    storeKey={false}
    queryOptions={{ refetchInterval: ({ state: { data } }) => (refetchWhile?.((data?.data as readonly R[] | undefined) ?? []) ? POLL_MS : false) }}
  >
    {(searchable || statuses.length > 0 || dates !== undefined) && <ListFilters statuses={statuses} by={by} searchable={searchable} dates={dates} wordOf={wordOf} />}
    {exportColumns && (
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', mt: -1, mb: 1 }}>
        <ListExportButton columns={exportColumns} />
      </Box>
    )}
    <Rows<R> {...rows} />
  </ListBase>
);
