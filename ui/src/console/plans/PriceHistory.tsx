import { Box, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps, ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useApi } from '../../shared/api/hooks.js';
import type { Plan, PlanPrices, StreamEvent } from '../../shared/api/types.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';
import { FeesTable } from './FeesTable.js';

const MOST = 200;

interface Asked {
  readonly id: string;
  readonly at: string;
  readonly cause: string | null;
  readonly prices: PlanPrices;
}

/** Prices as they were set, from the events of the plan, newest first. */
const askedIn = ({ id, type, data, metadata }: StreamEvent): readonly Asked[] => {
  if (type === 'PlanCreated') return [{ id, at: metadata.recordedAt, cause: null, prices: data as unknown as PlanPrices }];
  if (type !== 'PlanPricesChanged') return [];
  const { at, cause, prices } = data as unknown as { at: string; cause: string; prices: PlanPrices };
  return [{ id, at, cause, prices }];
};

/** What was asked before, and since when. */
export const PriceHistory = ({ plan, rowsOf }: { readonly plan: Plan; readonly rowsOf: (prices: PlanPrices) => ComponentProps<typeof FeesTable>['rows'] }): ReactElement => {
  const t = useTranslate();
  const api = useApi();
  const { instant, word } = useFormat();
  const { data, error, refetch } = useQuery({ queryKey: ['timeline', `plan-${plan.id}`, 'prices'], queryFn: () => api.stream(`plan-${plan.id}`, { limit: MOST, direction: 'backwards' }), retry: false });
  return (
    <Section title={t('plans.priceHistory')} intro={t('plans.historyIntro')}>
      {error && <ReadFailed error={error} retry={() => void refetch()} />}
      {!data && !error && <LinearProgress aria-label={t('ra.page.loading')} />}
      {data?.events.flatMap(askedIn).map(({ id, at, cause, prices }) => (
        <Box key={id} sx={{ mb: 2 }}>
          <Typography variant="subtitle2">
            {[instant(at, 'medium'), cause && word('cause', cause)].filter(Boolean).join(' · ')}
          </Typography>
          <FeesTable columns={[t('data.name')]} currency={plan.currency} rows={rowsOf(prices)} />
        </Box>
      ))}
    </Section>
  );
};
