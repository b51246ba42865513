import { Tooltip, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import type { Reservation } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { ReservationStatus, useReservation } from '../../shared/reservations/ReservationStatus.js';
import { AccountCol, DateCol, NumberCol, ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { SubscriptionRef } from '../parts/references.js';

interface ReservationTableProps {
  readonly within?: string;
  readonly hide?: readonly string[];
}

/** Microsoft's own number is there only where the connection may ask for it. */
const NotTold = (): ReactElement => {
  const t = useTranslate();
  return (
    <Tooltip title={t('reservations.idNotToldWhy')}>
      <Typography component="span" variant="body2" color="textSecondary" tabIndex={0}>
        {t('reservations.idNotTold')}
      </Typography>
    </Tooltip>
  );
};

export const ReservationTable = ({ within, hide = [] }: ReservationTableProps): ReactElement => {
  const { term, daysLeft } = useReservation();
  const { date, number } = useFormat();
  return (
    <RecordTable<Reservation>
      within={within}
      rowClick={(_id, _resource, { riSubscriptionId }) => `/subscriptions/${String(riSubscriptionId)}/show`}
      hiddenColumns={['resellerId', 'vendorOrderId', 'vendorReservationId', 'vendorSubscriptionId', ...hide]}
      compact={(row) => ({ primary: row.sku.title, secondary: `${number(row.quantity)} × ${term(row.term)} · ${date(row.end)}`, tertiary: <ReservationStatus reservation={row} /> })}
    >
      <DataTable.Col source="sku.title" />
      <AccountCol />
      <DataTable.Col source="sku.region" />
      <NumberCol source="quantity" />
      <DataTable.Col source="term" render={(row: Reservation) => term(row.term)} />
      <DateCol source="start" />
      <DateCol source="end" />
      <DataTable.Col source="daysLeft" disableSort render={({ end }: Reservation) => daysLeft(end)} />
      <DataTable.Col source="status" disableSort render={(row: Reservation) => <ReservationStatus reservation={row} />} />
      <DataTable.Col source="azureSubscriptionId" disableSort>
        <SubscriptionRef source="azureSubscriptionId" />
      </DataTable.Col>
      <ResellerCol />
      <DataTable.Col source="vendorSubscriptionId" disableSort />
      <DataTable.Col source="vendorOrderId" disableSort />
      <DataTable.Col source="vendorReservationId" disableSort render={({ vendorReservationId }: Reservation) => vendorReservationId ?? <NotTold />} />
    </RecordTable>
  );
};
