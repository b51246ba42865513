import { Box, Card, Pagination, Skeleton, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TableSortLabel, useMediaQuery, type Theme } from '@mui/material';
import CloudOff from '@mui/icons-material/CloudOffOutlined';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useGetList, useTranslate, type SortPayload } from 'react-admin';
import { EmptyState } from '../components/EmptyState.js';
import { ReadFailed } from '../components/ProblemNote.js';
import { useFormat } from '../format/use-format.js';
import { useColumns, type UsageColumn } from './columns.js';
import { rowsOf } from './selection.js';
import type { AzureDailyRow, UsageSummary } from './types.js';
import { UsageCard } from './UsageCard.js';

interface UsageTableProps {
  readonly summary: UsageSummary;
  readonly filter: Readonly<Record<string, string>>;
}

const PAGE = 25;

const Sorted = ({ column, sort, onSort, children }: { readonly column: UsageColumn; readonly sort: SortPayload; readonly onSort: (sort: SortPayload) => void; readonly children: ReactNode }): ReactElement => {
  const active = sort.field === column.source;
  const next = active && sort.order === 'DESC' ? 'ASC' : 'DESC';
  if (!column.sortable) return <>{children}</>;
  return (
    <TableSortLabel active={active} direction={sort.order === 'ASC' ? 'asc' : 'desc'} onClick={() => onSort({ field: column.source, order: next })}>
      {children}
    </TableSortLabel>
  );
};

const Wide = ({ rows, summary: { periods, askedOf }, sort, onSort }: { readonly rows: readonly AzureDailyRow[]; readonly summary: UsageSummary; readonly sort: SortPayload; readonly onSort: (sort: SortPayload) => void }): ReactElement => {
  const t = useTranslate();
  const columns = useColumns(rows, periods.length > 1, askedOf);
  return (
    <TableContainer component={Card}>
      <Table size="small" aria-label={t('azure.daily')} data-testid="usage-rows" sx={{ '& td, & th': { whiteSpace: 'nowrap', px: 1 } }}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.source} align={column.number ? 'right' : 'left'} sortDirection={sort.field === column.source ? (sort.order === 'ASC' ? 'asc' : 'desc') : false}>
                <Sorted column={column} sort={sort} onSort={onSort}>
                  {t(column.label)}
                </Sorted>
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover>
              {columns.map((column) => (
                <TableCell key={column.source} align={column.number ? 'right' : 'left'}>
                  {column.render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

/** The daily rows of a selection, page by page. */
export const UsageTable = ({ summary, filter }: UsageTableProps): ReactElement => {
  const t = useTranslate();
  const { number } = useFormat();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const [sort, setSort] = useState<SortPayload>({ field: 'usageDate', order: 'DESC' });
  const [page, setPage] = useState(1);
  const asked = rowsOf(summary, filter);
  const key = JSON.stringify([asked, sort]);
  useEffect(() => setPage(1), [key]);
  const { data, total = 0, error, refetch } = useGetList<AzureDailyRow>('azure-daily', { filter: asked, sort, pagination: { page, perPage: PAGE } });
  if (error) return <ReadFailed error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={320} />;
  if (total === 0) return <EmptyState icon={<CloudOff />} title={t('azure.none')} hint={t('azure.noneHint')} />;
  return (
    <>
      {narrow ? <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }} data-testid="usage-rows">{data.map((row) => <UsageCard key={row.id} row={row} several={summary.periods.length > 1} />)}</Box> : <Wide rows={data} summary={summary} sort={sort} onSort={setSort} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between', alignItems: 'center', mt: 1.5 }}>
        <span>{t('azure.shown', { from: number((page - 1) * PAGE + 1), to: number(Math.min(page * PAGE, total)), total: number(total) })}</span>
        {total > PAGE && <Pagination page={page} count={Math.ceil(total / PAGE)} onChange={(_event, next) => setPage(next)} size={narrow ? 'small' : 'medium'} />}
      </Box>
    </>
  );
};
