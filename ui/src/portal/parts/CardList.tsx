import { Box, MenuItem, Pagination, Skeleton, TextField } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { ListBase, useListContext, useTranslate, type RaRecord, type SortPayload } from 'react-admin';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { useSettled } from '../../shared/commands/Rehearsal.js';
import { useEffect, useState } from 'react';
import { useFormat } from '../../shared/format/use-format.js';

interface CardListProps<R extends RaRecord> {
  readonly resource: string;
  readonly sort: SortPayload;
  /** Always in force, unless the reader asks for a state. */
  readonly filter?: Record<string, unknown>;
  readonly statuses?: readonly string[];
  readonly searchable?: boolean;
  readonly empty: ReactNode;
  readonly item: (record: R) => ReactNode;
  /** What is read for all rows of the page together. */
  readonly around?: (rows: readonly R[], cards: ReactNode) => ReactNode;
  /** Read again while one of the rows is passing. */
  readonly refetchWhile?: (rows: readonly R[]) => boolean;
}

const PAGE = 10;

const Filters = ({ statuses, searchable }: { readonly statuses: readonly string[]; readonly searchable: boolean }): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const { filterValues, setFilters } = useListContext();
  const [text, setText] = useState((filterValues['q'] as string | undefined) ?? '');
  const q = useSettled(text);
  useEffect(() => {
    if (q !== ((filterValues['q'] as string | undefined) ?? '')) setFilters({ ...filterValues, q: q || undefined });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was typed
  }, [q]);
  return (
    <Box sx={{ display: 'flex', gap: 1.5, mb: 2, flexWrap: 'wrap' }}>
      {searchable && <TextField type="search" label={t('ra.action.search')} value={text} onChange={(event) => setText(event.target.value)} margin="none" sx={{ flex: '2 1 180px' }} />}
      {statuses.length > 0 && (
        <TextField select label={t('data.status')} value={(filterValues['status'] as string | undefined) ?? ''} onChange={(event) => setFilters({ ...filterValues, status: event.target.value || undefined })} margin="none" sx={{ flex: '1 1 160px' }}>
          <MenuItem value="">{t('portal.all')}</MenuItem>
          {statuses.map((status) => (
            <MenuItem key={status} value={status}>
              {word('status', status)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Box>
  );
};

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
export const CardList = <R extends RaRecord>({ resource, sort, filter = {}, statuses = [], searchable = false, refetchWhile, ...rows }: CardListProps<R>): ReactElement => (
  <ListBase<R>
    resource={resource}
    perPage={PAGE}
    sort={sort}
    filter={filter}
    storeKey={false}
    queryOptions={{ refetchInterval: ({ state: { data } }) => (refetchWhile?.((data?.data as readonly R[] | undefined) ?? []) ? POLL_MS : false) }}
  >
    {(searchable || statuses.length > 0) && <Filters statuses={statuses} searchable={searchable} />}
    <Rows<R> {...rows} />
  </ListBase>
);
