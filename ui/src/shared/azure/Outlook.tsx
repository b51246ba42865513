import { Box, Card, CardContent, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../format/use-format.js';
import { costOf, daysBefore, forecastOf, periodsBefore } from './analysis.js';
import { Cost } from './Cost.js';
import { formatCost } from './decimals.js';
import type { UsageSummary } from './types.js';
import { useUsageSummary } from './use-usage.js';

const Figure = ({ title, value, children, testId }: { readonly title: string; readonly value: ReactNode; readonly children?: ReactNode; readonly testId: string }): ReactElement => (
  <Card sx={{ flex: '1 1 240px' }} data-testid={testId}>
    <CardContent sx={{ '&:last-child': { pb: 2 } }}>
      <Typography variant="body2" color="textSecondary" component="h2">
        {title}
      </Typography>
      <Typography sx={{ fontSize: '1.6rem', fontWeight: 650, letterSpacing: '-0.01em' }}>{value}</Typography>
      <Typography variant="body2" color="textSecondary">
        {children}
      </Typography>
    </CardContent>
  </Card>
);

interface OutlookProps {
  readonly summary: UsageSummary;
  readonly filter: Readonly<Record<string, string>>;
}

/** More or less than in as many periods or days before; for running ones, up to the same day. */
const Comparison = ({ summary: { subscriptionId, periods, days, currency, total, today }, filter }: OutlookProps): ReactElement | null => {
  const t = useTranslate();
  const { locale } = useFormat();
  const before = days ? daysBefore(days, today) : periodsBefore(periods, today);
  const { data } = useUsageSummary({ subscriptionId, span: before.span, filter: { ...filter, ...(before.until && { usageDate_lte: before.until }) } });
  if (!data || !currency) return null;
  const [now, then] = [costOf(total), costOf(data.total)];
  const change = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(then === 0 ? 0 : (now - then) / then);
  return (
    <Figure title={t('azure.comparedTitle')} value={then === 0 ? '–' : change} testId="usage-comparison">
      {then === 0 ? t('azure.comparedNothing') : t(before.until ? 'azure.comparedSameDay' : 'azure.compared', { cost: formatCost(String(then), currency, locale, 2) })}
    </Figure>
  );
};

/** What the running period will cost when it goes on like this, and how that is estimated. */
const Ahead = ({ summary: { subscriptionId, periods, days, currency, today }, filter }: OutlookProps): ReactElement | null => {
  const t = useTranslate();
  const { locale } = useFormat();
  const period = periods.at(-1);
  const running = !days && period !== undefined && period.from <= today && today < period.to;
  const { data } = useUsageSummary({ subscriptionId, span: running ? { periods: 'current' } : null, filter, groupBy: 'day' });
  const forecast = running && data ? forecastOf(data.groups, period) : null;
  if (!forecast || !currency) return null;
  const money = (value: number): string => formatCost(String(value), currency, locale, 2);
  return (
    <Figure title={t('azure.forecast')} value={money(forecast.expected)} testId="usage-forecast">
      {t('azure.forecastMethod', { soFar: money(forecast.soFar), average: money(forecast.average), days: forecast.days, remaining: forecast.remaining })}
    </Figure>
  );
};

/** The cost of the selection, what it was before, and what it is going to be. */
export const Outlook = (props: OutlookProps): ReactElement => {
  const t = useTranslate();
  const { total, currency } = props.summary;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
      <Figure title={t('azure.cost')} value={<Cost text={total.cost ?? '0'} currency={currency} digits={2} />} testId="usage-cost" />
      <Comparison {...props} />
      <Ahead {...props} />
    </Box>
  );
};
