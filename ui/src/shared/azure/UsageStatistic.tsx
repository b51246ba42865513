import { Alert, Box, Skeleton, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { ReadFailed } from '../components/ProblemNote.js';
import { ExportButton } from '../exports/ExportButton.js';
import { useFormat } from '../format/use-format.js';
import { filterOf, periodsOf, useSelection } from './selection.js';
import type { UsageSummary } from './types.js';
import { UsageFilters } from './UsageFilters.js';
import { UsageTable } from './UsageTable.js';
import { UsageTotals } from './UsageTotals.js';
import { useUsageSummary } from './use-usage.js';

/** Which days the chosen billing periods span. */
export const Span = ({ summary: { periods } }: { readonly summary: UsageSummary }): ReactElement => {
  const t = useTranslate();
  const { period } = useFormat();
  return (
    <Typography color="textSecondary" sx={{ mb: 1.5 }} data-testid="usage-span">
      {t('azure.processed', { period: period({ from: periods[0]?.from ?? '', to: periods.at(-1)?.to ?? '' }) })}
    </Typography>
  );
};

/** The daily usage of an Azure subscription: a selection, its totals, its rows (CR-664). */
export const UsageStatistic = ({ subscriptionId }: { readonly subscriptionId: string }): ReactElement => {
  const t = useTranslate();
  const [selection] = useSelection();
  const [periods, filter] = [periodsOf(selection), filterOf(selection)];
  const { data: summary, error, refetch } = useUsageSummary({ subscriptionId, periods, filter });
  const { from, to } = { from: summary?.periods[0]?.from, to: summary?.periods.at(-1)?.from };
  return (
    <Box data-testid="usage-statistic">
      <Alert severity="info" sx={{ mb: 2 }}>
        {t('azure.twoDates')}
      </Alert>
      <UsageFilters subscriptionId={subscriptionId} />
      {error && <ReadFailed error={error} retry={() => void refetch()} />}
      {periods === null && <Typography color="textSecondary">{t('azure.chooseDays')}</Typography>}
      {!summary && !error && periods !== null && <Skeleton variant="rounded" height={420} />}
      {summary && !error && periods !== null && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 1 }}>
            <Span summary={summary} />
            <ExportButton view="azure-daily" filter={{ ...filter, subscriptionId, 'period.from_gte': from, 'period.from_lte': to }} sort={{ field: 'usageDate', order: 'DESC' }} total={summary.total.rows} />
          </Box>
          <UsageTotals summary={summary} />
          <UsageTable summary={summary} filter={filter} />
        </>
      )}
    </Box>
  );
};
