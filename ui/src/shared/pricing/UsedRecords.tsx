import { Box, TablePagination, Typography } from '@mui/material';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Charge, Row, Subscription } from '../api/types.js';
import { fraction } from '../format/money.js';
import { useFormat } from '../format/use-format.js';

/** What a record that was reported for a pay-as-you-go subscription adds to a billing period. Prices and costs are minor units as fractions. */
interface UsedRecord extends Row {
  readonly usedOn: string;
  readonly resourceKey: string;
  readonly quantity: string;
  readonly unitPrice?: string;
  readonly cost?: string;
  /** A difference to what an earlier period was charged with. */
  readonly correction: boolean;
}

const PAGE = 10;

const Line = ({ record, name, currency }: { readonly record: UsedRecord; readonly name: string; readonly currency: string }): ReactElement => {
  const t = useTranslate();
  const { date, exactMoney, number } = useFormat();
  const { usedOn, quantity, unitPrice, cost, correction } = record;
  const price = unitPrice === undefined ? '' : ` × ${exactMoney(fraction(unitPrice), currency)}`;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      <span>
        {name}
        <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
          {date(usedOn)} · {number(Number(quantity))}
          {correction ? ` · ${t('explain.corrected')}` : price}
        </Typography>
      </span>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', textAlign: 'end' }}>
        {cost !== undefined && exactMoney(fraction(cost), currency)}
      </Box>
    </Box>
  );
};

interface UsedRecordsProps {
  readonly charge: Charge;
  readonly subscription: Subscription | undefined;
  /** Where the use of an Azure subscription is seen, whose daily rows are kept apart. */
  readonly elsewhere: ReactNode;
}

/** What a charge of use is made of, record by record, or where that is seen. */
export const UsedRecords = ({ charge: { subscriptionId, period, currency }, subscription, elsewhere }: UsedRecordsProps): ReactElement | null => {
  const t = useTranslate();
  const [page, setPage] = useState(0);
  const { data = [], total = 0, isPending } = useGetList<UsedRecord>('consumption-records', { filter: { subscriptionId, 'period.from': period.from }, pagination: { page: page + 1, perPage: PAGE }, sort: { field: 'usedOn', order: 'ASC' } });
  if (total === 0) return isPending ? null : <>{elsewhere}</>;
  const nameOf = (key: string): string => subscription?.resources.find(({ resourceKey }) => resourceKey === key)?.name ?? key;
  return (
    <Box component="section" data-testid="used-records" sx={{ maxWidth: 560, mt: 2 }}>
      <Typography variant="subtitle2" component="h3">
        {t('explain.usedRecords')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((record) => (
          <Line key={record.id} record={record} name={nameOf(record.resourceKey)} currency={currency} />
        ))}
      </Box>
      {total > PAGE && <TablePagination component="div" count={total} page={page} onPageChange={(_event, next) => setPage(next)} rowsPerPage={PAGE} rowsPerPageOptions={[PAGE]} />}
    </Box>
  );
};
