import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, useRecordContext, type RaRecord } from 'react-admin';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountRef, ResellerRef } from './references.js';
import { ResellerName } from './ResellerName.js';
import { useForeign } from './use-foreign.js';

interface ColProps {
  readonly source: string;
  readonly label?: string;
  readonly disableSort?: boolean;
}

/** "price.net" in a record. */
const valueAt = (record: unknown, source: string): unknown => source.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], record);

/** Amounts line up at the right, in the currency of the row. `currency` stands in where rows name none. */
export const MoneyCol = ({ currency, signed = false, ...col }: ColProps & { readonly currency?: string | undefined; readonly signed?: boolean }): ReactElement => (
  <DataTable.Col {...col} align="right" render={(record: RaRecord) => <Money minor={valueAt(record, col.source) as number | null} currency={(record['currency'] as string | undefined) ?? currency} signed={signed} />} />
);

export const DateCol = (col: ColProps): ReactElement => {
  const { date, instant } = useFormat();
  return (
    <DataTable.Col
      {...col}
      render={(record: RaRecord) => {
        const value = valueAt(record, col.source) as string | null;
        return value && (value.includes('T') ? instant(value) : date(value));
      }}
    />
  );
};

export const NumberCol = (col: ColProps): ReactElement => {
  const { number } = useFormat();
  return <DataTable.Col {...col} align="right" render={(record: RaRecord) => number(Number(valueAt(record, col.source) ?? 0))} />;
};

/** A word of the API in the reader's language. */
export const WordCol = ({ kind, ...col }: ColProps & { readonly kind: string }): ReactElement => {
  const { word } = useFormat();
  return <DataTable.Col {...col} render={(record: RaRecord) => word(kind, valueAt(record, col.source) as string | null)} />;
};

export const StatusCol = ({ of, source = 'status', ...col }: Partial<ColProps> & { readonly of?: 'subscription' | 'invoice' }): ReactElement => (
  <DataTable.Col
    {...col}
    source={source}
    render={(record: RaRecord) => {
      const status = valueAt(record, source) as string | null;
      return status && <StatusChip status={status} {...(of ? { of } : {})} />;
    }}
  />
);

/** Account numbers are each reseller's own: those of others are told apart by the reseller's name. */
const AccountOf = (): ReactElement => {
  const foreign = useForeign();
  const record = useRecordContext();
  return (
    <>
      <AccountRef />
      {record && foreign(record) && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          <ResellerName dot id={String(record['resellerId'])} />
        </Box>
      )}
    </>
  );
};

/** Whose a row is. */
export const AccountCol = (): ReactElement => (
  <DataTable.Col source="accountId" disableSort>
    <AccountOf />
  </DataTable.Col>
);

export const ResellerCol = (): ReactElement => (
  <DataTable.Col source="resellerId" disableSort>
    <ResellerRef />
  </DataTable.Col>
);
