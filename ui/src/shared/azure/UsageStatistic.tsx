import { Alert, Box, Skeleton, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { ReadFailed } from '../components/ProblemNote.js';
import { ExportButton } from '../exports/ExportButton.js';
import { addDays } from '../format/dates.js';
import { useFormat } from '../format/use-format.js';
import { exportColumns } from './export-columns.js';
import { filterOf, rowsOf, spanOf, useSelection } from './selection.js';
import type { UsageSummary } from './types.js';
import { UsageFilters } from './UsageFilters.js';
import { UsageTable } from './UsageTable.js';
import { UsageTotals } from './UsageTotals.js';
import { useUsageSummary } from './use-usage.js';

/** Which days the chosen billing periods span; or which days of use were chosen, and when they were processed. */
export const Span = ({ summary: { periods, days, askedOf } }: { readonly summary: UsageSummary }): ReactElement => {
  const t = useTranslate();
  const { period } = useFormat();
  const processed = periods.length > 0 && t('azure.processed', { period: period({ from: periods[0]?.from ?? '', to: periods.at(-1)?.to ?? '' }) });
  return (
    <Typography color="textSecondary" sx={{ mb: 1.5, flex: '1 1 260px' }} data-testid="usage-span">
      {days && <>{t('azure.used', { days: period({ from: days.from, to: addDays(days.to, 1) }) })}. </>}
      {processed}
      {days && <>{processed && '. '}{t('azure.usedNote')}</>}
      {askedOf === 'reseller' && <Box component="span" sx={{ display: 'block' }}>{t('azure.downstream')}</Box>}
    </Typography>
  );
};

/** What is missing before anything can be shown. */
export const ChooseDays = (): ReactElement => {
  const t = useTranslate();
  const [{ periods }] = useSelection();
  return <Typography color="textSecondary">{t(periods === 'days' ? 'azure.chooseUsed' : 'azure.chooseDays')}</Typography>;
};

/** The daily usage of an Azure subscription: a selection, its totals, its rows (CR-664). */
export const UsageStatistic = ({ subscriptionId }: { readonly subscriptionId: string }): ReactElement => {
  const t = useTranslate();
  const [selection] = useSelection();
  const [span, filter] = [spanOf(selection), filterOf(selection)];
  const { data: summary, error, refetch } = useUsageSummary({ subscriptionId, span, filter });
  return (
    <Box data-testid="usage-statistic">
      <Alert severity="info" sx={{ mb: 2 }}>
        {t('azure.twoDates')}
      </Alert>
      <UsageFilters subscriptionId={subscriptionId} />
      {error && <ReadFailed error={error} retry={() => void refetch()} />}
      {span === null && <ChooseDays />}
      {!summary && !error && span !== null && <Skeleton variant="rounded" height={420} />}
      {summary && !error && span !== null && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'flex-start', gap: 1 }}>
            <Span summary={summary} />
            <ExportButton view="azure-daily" filter={rowsOf(summary, filter)} columns={exportColumns(summary)} sort={{ field: 'usageDate', order: 'DESC' }} total={summary.total.rows} />
          </Box>
          <UsageTotals summary={summary} />
          <UsageTable summary={summary} filter={filter} />
        </>
      )}
    </Box>
  );
};
