import CloudOff from '@mui/icons-material/CloudOffOutlined';
import { Box, Skeleton } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../components/EmptyState.js';
import { ReadFailed } from '../components/ProblemNote.js';
import { daysBetween } from '../format/dates.js';
import { RankChart, TimeChart } from './charts.js';
import { Outlook } from './Outlook.js';
import { filterOf, spanOf, useSelection } from './selection.js';
import type { UsageSummary } from './types.js';
import { ChooseDays, Span } from './UsageStatistic.js';
import { UsageFilters } from './UsageFilters.js';
import { useUsageSummary } from './use-usage.js';

/** More columns than these cannot be told apart: then a billing period is one, or a month of use. */
const MOST_PERIODS = 3;
const MOST_DAYS = 93;

const columnOf = ({ periods, days }: UsageSummary): string => {
  if (days) return daysBetween(days) >= MOST_DAYS ? 'month' : 'day';
  return periods.length > MOST_PERIODS ? 'period' : 'day';
};

/** What an Azure subscription costs by day, category and resource, compared and looked ahead. */
export const UsageAnalytics = ({ subscriptionId }: { readonly subscriptionId: string }): ReactElement => {
  const t = useTranslate();
  const [selection] = useSelection();
  const [span, filter] = [spanOf(selection), filterOf(selection)];
  const whole = useUsageSummary({ subscriptionId, span, filter, groupBy: 'resource' });
  const inTime = useUsageSummary({ subscriptionId, span: whole.data ? span : null, filter, groupBy: `${whole.data ? columnOf(whole.data) : 'day'},category` });
  const error = whole.error ?? inTime.error;
  return (
    <Box data-testid="usage-analytics">
      <UsageFilters subscriptionId={subscriptionId} />
      {error && <ReadFailed error={error} retry={() => void Promise.all([whole.refetch(), inTime.refetch()])} />}
      {span === null && <ChooseDays />}
      {!error && !whole.data && span !== null && <Skeleton variant="rounded" height={420} />}
      {whole.data && !error && span !== null && (
        <>
          <Span summary={whole.data} />
          {whole.data.total.rows === 0 ? (
            <EmptyState icon={<CloudOff />} title={t('azure.none')} hint={t('azure.noneHint')} />
          ) : (
            <>
              <Outlook summary={whole.data} filter={filter} />
              <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' }, '& > :first-of-type': { gridColumn: '1 / -1' } }}>
                {inTime.data ? <TimeChart summary={inTime.data} /> : <Skeleton variant="rounded" height={380} />}
                <RankChart summary={whole.data} title={t('azure.byCategory')} of={t('azure.category')} nameOf={({ category = '' }) => category} />
                <RankChart summary={whole.data} title={t('azure.byResource')} of={t('azure.resource')} nameOf={({ resource = '', subcategory = '' }) => [resource, subcategory].filter((text) => text !== '').join(' · ')} />
              </Box>
            </>
          )}
        </>
      )}
    </Box>
  );
};
