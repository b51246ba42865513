import { useMediaQuery, useTheme } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../format/use-format.js';
import { ranked, stacked } from './analysis.js';
import { ChartCard } from './ChartCard.js';
import { formatCost } from './decimals.js';
import type { UsageGroup, UsageSummary } from './types.js';

/** Colours that stay apart for most eyes, on light and on dark. */
const COLOURS = { light: ['#1d4ed8', '#0f766e', '#b45309', '#7c3aed', '#be185d', '#4d7c0f', '#64748b'], dark: ['#8ab4ff', '#5eead4', '#fbbf6a', '#c4b5fd', '#f9a8d4', '#bef264', '#94a3b8'] } as const;

const useChart = () => {
  const { palette, breakpoints } = useTheme();
  const { locale } = useFormat();
  const narrow = useMediaQuery(breakpoints.down('sm'));
  return {
    narrow,
    colours: COLOURS[palette.mode],
    short: (value: number) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value),
    money: (value: number | null, currency: string | null) => (currency && value !== null ? formatCost(String(value), currency, locale, 2) : ''),
  };
};

interface ChartProps {
  readonly summary: UsageSummary;
}

/** A label for a column: a day in short, the month of use, or the one in which a billing period begins. */
const useLabels = (): ((group: UsageGroup) => string) => {
  const { locale } = useFormat();
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return ({ usageDate, month: used, period }) => (usageDate ? day : month).format(new Date(`${usageDate ?? (used ? `${used}-01` : (period?.from ?? ''))}T00:00:00Z`));
};

const HEADS = { Day: 'azure.usageDate', Month: 'azure.usageMonth', Period: 'azure.processedIn' } as const;

/** Costs by day, or by month or billing period when there are many, stacked by category. */
export const TimeChart = ({ summary: { groups, currency } }: ChartProps): ReactElement => {
  const t = useTranslate();
  const { narrow, colours, short, money } = useChart();
  const labelOf = useLabels();
  const by = groups[0]?.usageDate !== undefined ? 'Day' : groups[0]?.month !== undefined ? 'Month' : 'Period';
  const { labels, series } = stacked(groups, labelOf, t('azure.other'));
  const title = t(`azure.by${by}`);
  const table = { head: [t(HEADS[by]), ...series.map(({ name }) => name)], rows: labels.map((label, place) => [label, ...series.map(({ values }) => money(values[place] ?? 0, currency))] as const) };
  return (
    <ChartCard title={title} table={table}>
      <BarChart
        height={narrow ? 280 : 340}
        margin={{ left: 0, right: 8, top: 16, bottom: 0 }}
        skipAnimation
        xAxis={[{ data: [...labels], scaleType: 'band', height: 32, tickLabelInterval: 'auto' }]}
        yAxis={[{ width: 48, valueFormatter: short }]}
        series={series.map(({ name, values }, place) => ({ label: name, data: [...values], stack: 'cost', color: colours[place % colours.length] ?? colours[0], valueFormatter: (value) => money(value, currency) }))}
        grid={{ horizontal: true }}
        slotProps={{ legend: { direction: 'horizontal', position: { vertical: 'bottom', horizontal: 'start' } } }}
      />
    </ChartCard>
  );
};

interface RankProps extends ChartProps {
  readonly title: string;
  readonly of: string;
  readonly nameOf: (group: UsageGroup) => string;
}

/** Costs by name, the dearest on top. */
export const RankChart = ({ summary: { groups, currency }, title, of, nameOf }: RankProps): ReactElement => {
  const t = useTranslate();
  const { narrow, colours, short, money } = useChart();
  const bars = ranked(groups, nameOf, t('azure.other'));
  const cut = narrow ? 14 : 28;
  return (
    <ChartCard title={title} table={{ head: [of, t('azure.cost')], rows: bars.map(({ name, cost }) => [name, money(cost, currency)] as const) }}>
      <BarChart
        layout="horizontal"
        height={56 + 34 * bars.length}
        margin={{ left: 0, right: 24, top: 8, bottom: 0 }}
        skipAnimation
        hideLegend
        yAxis={[{ data: bars.map(({ name }) => name), scaleType: 'band', width: narrow ? 116 : 210, valueFormatter: (name: string, { location }) => (location === 'tick' && name.length > cut ? `${name.slice(0, cut)}…` : name) }]}
        xAxis={[{ height: 28, valueFormatter: short, tickMinStep: 1, tickNumber: 4 }]}
        series={[{ data: bars.map(({ cost }) => cost), color: colours[0], valueFormatter: (value) => money(value, currency) }]}
        grid={{ vertical: true }}
      />
    </ChartCard>
  );
};
