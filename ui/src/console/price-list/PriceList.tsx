import { Chip, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, NullableBooleanInput, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { BILLING_TYPES, type PriceListRow } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { DateCol, MoneyCol, ResellerCol, StatusCol, WordCol } from '../parts/columns.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { referenceFilter, search, wordFilter } from '../parts/filters.js';
import { ProductRef } from '../parts/references.js';
import { WaitingCosts } from './WaitingCosts.js';

const filters = [
  search,
  <NullableBooleanInput key="markupNotSet" source="markupNotSet" alwaysOn />,
  <NullableBooleanInput key="costUnconfirmed" source="costUnconfirmed" />,
  <NullableBooleanInput key="atOrBelowCost" source="atOrBelowCost" />,
  wordFilter('status', 'status', ['Draft', 'Active', 'Inactive', 'Deactivated by provider']),
  wordFilter('billingType', 'billingType', BILLING_TYPES),
  referenceFilter('productId', 'products'),
  referenceFilter('resellerId', 'resellers'),
];

/** Prices that follow no cost, or leave nothing of it. */
const Warnings = ({ row }: { readonly row: PriceListRow }): ReactElement | null => {
  const t = useTranslate();
  const warnings = (['costUnconfirmed', 'atOrBelowCost', 'markupNotSet'] as const).filter((key) => row[key]);
  return warnings.length === 0 ? null : (
    <>
      {warnings.map((key) => (
        <Chip key={key} size="small" color={key === 'atOrBelowCost' ? 'error' : 'warning'} variant="outlined" label={t(`data.${key}`)} sx={{ mr: 0.5 }} />
      ))}
    </>
  );
};

/** Why a row has no sum: nothing of it is sold at least, or for a known time (domain.md 2). */
const reasonOf = ({ billingType, term }: PriceListRow): string => (billingType.startsWith('payg') ? 'byUse' : term === null ? 'endless' : 'bySku');

/** The sum of what the least sale costs, or why there is none. */
const Retail = ({ row }: { readonly row: PriceListRow }): ReactElement => {
  const t = useTranslate();
  if (row.retail !== null) return <Money minor={row.retail} currency={row.currency} />;
  return (
    <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'inline-block', maxWidth: { md: 140 }, whiteSpace: 'normal' }}>
      {t(`priceList.notCalculated.${reasonOf(row)}`)}
    </Typography>
  );
};

const PriceTable = (): ReactElement => {
  const { percent, term } = useFormat();
  const share = ({ margin, retail }: PriceListRow): string | null => (margin ? percent(margin) : retail === null ? '–' : null);
  return (
    <RecordTable<PriceListRow>
      rowClick="show"
      hiddenColumns={['sku', 'billingType', 'resellerId', 'pricesChangedAt']}
      compact={(row) => ({ primary: `${row.planName} · ${term(row.term)}`, secondary: <Retail row={row} />, tertiary: <Warnings row={row} /> })}
    >
      <DataTable.Col source="productId" disableSort>
        <ProductRef />
      </DataTable.Col>
      <DataTable.Col source="planName" />
      <DataTable.Col source="sku" />
      <WordCol source="billingType" kind="billingType" />
      <StatusCol />
      <DataTable.Col source="periodId" render={(row: PriceListRow) => term(row.term)} />
      <DataTable.Col source="retail" align="right" render={(row: PriceListRow) => <Retail row={row} />} />
      <MoneyCol source="netCost" />
      <DataTable.Col source="margin" align="right" disableSort render={(row: PriceListRow) => share(row)} />
      <DataTable.Col source="markup" align="right" disableSort render={({ markup }: PriceListRow) => markup && percent(markup)} />
      <DataTable.Col source="atOrBelowCost" label="priceList.attention" disableSort render={(row: PriceListRow) => <Warnings row={row} />} />
      <ResellerCol />
      <DateCol source="pricesChangedAt" />
    </RecordTable>
  );
};

const DefaultMarkup = (): ReactElement => {
  const t = useTranslate();
  return (
    <CommandButton
      name="set-default-markup"
      body={{}}
      fields={[
        { name: 'category', kind: 'text', hint: t('priceList.categoryHint') },
        { name: 'percentage', kind: 'percent', hint: t('discounts.hint.percentage') },
      ]}
      button={{ size: 'small' }}
    />
  );
};

/** What is sold at which price, what it costs, and what is left of it. */
export const PriceList = (): ReactElement => {
  const { reseller } = useMe();
  return (
    <>
      <WaitingCosts />
      <RecordList filters={filters} filterDefaultValues={{ resellerId: reseller.id }} sort={{ field: 'planName', order: 'ASC' }} actions={<DefaultMarkup />}>
        <PriceTable />
      </RecordList>
    </>
  );
};
