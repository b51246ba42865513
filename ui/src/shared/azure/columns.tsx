import { Box, Chip, Tooltip } from '@mui/material';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../format/use-format.js';
import { Cost, Quantity, unitOf } from './Cost.js';
import { difference, percentOf } from './decimals.js';
import type { AzureDailyRow, UsageSummary } from './types.js';

export interface UsageColumn {
  readonly source: string;
  readonly label: string;
  readonly sortable: boolean;
  readonly number: boolean;
  readonly render: (row: AzureDailyRow) => ReactNode;
}

/** "web-1" of ".../virtualmachines/web-1". */
export const nameOf = (resourceUri: string): string => resourceUri.split('/').at(-1) ?? '';

const SECOND = { color: 'text.secondary', fontSize: '0.8rem', display: 'flex', gap: 0.5, alignItems: 'center', overflow: 'hidden' } as const;

const Lines = ({ first, second, end = false }: { readonly first: ReactNode; readonly second: ReactNode; readonly end?: boolean }): ReactElement => (
  <>
    <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{first}</Box>
    <Box sx={{ ...SECOND, justifyContent: end ? 'end' : 'start' }}>{second}</Box>
  </>
);

const Instance = ({ row: { meter, resourceUri, tags } }: { readonly row: AzureDailyRow }): ReactElement => (
  <Tooltip title={resourceUri}>
    <Box sx={{ maxWidth: 220 }}>
      <Lines
        first={meter.name}
        second={
          <>
            {nameOf(resourceUri)}
            {Object.entries(tags).map(([name, value]) => (
              <Chip key={name} size="small" label={`${name}=${value}`} sx={{ height: 18, fontSize: '0.7rem', '& .MuiChip-label': { px: 0.75 } }} />
            ))}
          </>
        }
      />
    </Box>
  </Tooltip>
);

/** The unit as the vendor named it, or a mark that it says nothing. */
const Unit = ({ row }: { readonly row: AzureDailyRow }): ReactElement => {
  const t = useTranslate();
  return (
    <>
      <Lines end first={<Quantity text={row.quantity} unit="" />} second={unitOf(row.meter.unit)} />
      {row.unitUnknown && (
        <Tooltip title={t('azure.unitUnknownRow')}>
          <Chip size="small" color="warning" variant="outlined" label={t('azure.noUnit')} sx={{ ml: 0.75, height: 20 }} />
        </Tooltip>
      )}
    </>
  );
};

const column = (source: string, label: string, render: UsageColumn['render'], more: Partial<UsageColumn> = {}): UsageColumn => ({ source, label: `azure.${label}`, render, sortable: true, number: false, ...more });
const amount = (source: string, label: string, render: UsageColumn['render'], more: Partial<UsageColumn> = {}): UsageColumn => column(source, label, render, { number: true, ...more });

const money = (text: string | undefined | null, { currency }: AzureDailyRow): ReactNode => text && <Cost text={text} currency={currency} />;
const earned = ({ cost, netCost }: AzureDailyRow): string | undefined => (cost !== undefined && netCost !== undefined ? difference(cost, netCost) : undefined);

/** What rows can show: the server leaves out what somebody may not see, and with it the column. `several`: rows of more than one billing period. */
export const useColumns = (rows: readonly AzureDailyRow[], several: boolean, askedOf: UsageSummary['askedOf']): readonly UsageColumn[] => {
  const { date, period, percent, number } = useFormat();
  const has = (name: keyof AzureDailyRow): boolean => rows.some((row) => row[name] !== undefined);
  const [cost, unitPrice, net, records] = [has('cost'), has('unitPrice'), has('netCost'), has('records')];
  return useMemo(() => {
    const share = (row: AzureDailyRow, of: string | undefined): ReactNode => {
      const text = percentOf(earned(row) ?? '0', of ?? '0');
      return text && percent(text);
    };
    return [
      column('usageDate', 'usageDate', (row) => date(row.usageDate)),
      column('meter.name', 'resource', (row) => <Instance row={row} />),
      column('meter.category', 'category', ({ meter: { category, subcategory, region } }) => <Lines first={category} second={[subcategory, region].filter((text) => text !== '').join(' · ')} />),
      amount('quantity', 'quantity', (row) => <Unit row={row} />),
      ...(unitPrice ? [amount('unitPrice', 'price', (row) => money(row.unitPrice, row), { sortable: false })] : []),
      ...(cost ? [amount('cost', `askedOf.${askedOf}`, (row) => money(row.cost, row))] : []),
      ...(net
        ? [
            amount('netCost', 'netCost', (row) => money(row.netCost, row)),
            amount('markup', 'markup', (row) => <Lines end first={money(earned(row), row)} second={share(row, row.netCost)} />, { sortable: false }),
            amount('margin', 'margin', (row) => share(row, row.cost), { sortable: false }),
          ]
        : []),
      ...(records ? [amount('records', 'records', (row) => number(row.records ?? 0))] : []),
      ...(several ? [column('period.from', 'processedIn', (row) => period(row.period))] : []),
    ];
  }, [several, askedOf, cost, unitPrice, net, records, date, period, percent, number]);
};
