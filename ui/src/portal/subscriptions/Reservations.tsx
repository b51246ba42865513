import { Alert, Box, Card, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Reservation, Subscription } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { ReservationStatus, useReservation } from '../../shared/reservations/ReservationStatus.js';

const HELD_BY: Readonly<Record<string, string>> = { payg_external: 'azureSubscriptionId', azure_ri: 'riSubscriptionId' };

const One = ({ reservation }: { readonly reservation: Reservation }): ReactElement => {
  const t = useTranslate();
  const { date, number } = useFormat();
  const { term, daysLeft } = useReservation();
  const { sku, quantity, start, end } = reservation;
  return (
    <Box component="li" sx={{ py: 2, borderTop: 1, borderColor: 'divider' }} data-testid="reservation">
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', mb: 1.5 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{sku.title}</Typography>
        <ReservationStatus reservation={reservation} />
      </Box>
      <Facts
        facts={[
          { label: t('data.region'), value: sku.region },
          { label: t('data.quantity'), value: number(quantity) },
          { label: t('data.term'), value: term(reservation.term) },
          { label: t('data.start'), value: date(start) },
          { label: t('data.end'), value: date(end), note: daysLeft(end) },
        ]}
      />
    </Box>
  );
};

/** What is reserved for this Azure subscription, or was until lately; nothing where nothing was. */
export const Reservations = ({ subscription: { id, billingType, status } }: { readonly subscription: Subscription }): ReactElement | null => {
  const t = useTranslate();
  const { shownSince } = useReservation();
  const of = HELD_BY[billingType];
  const { data = [] } = useGetList<Reservation>('reservations', { filter: { [of ?? 'id']: id, end_gte: shownSince }, pagination: { page: 1, perPage: 100 }, sort: { field: 'end', order: 'ASC' } }, { enabled: of !== undefined });
  if (!of || data.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="reservations" data-testid="reservations">
      <CardContent sx={{ '&:last-child': { pb: 1 } }}>
        <Typography variant="h3" component="h2" id="reservations">
          {t('reservations.title')}
        </Typography>
        <Typography color="textSecondary" variant="body2" sx={{ mb: 1.5 }}>
          {t(billingType === 'payg_external' ? 'reservations.intro' : 'reservations.introOfOrder')}
        </Typography>
        {billingType === 'payg_external' && ['Stopped', 'Deleted'].includes(status) && (
          <Alert severity="warning" sx={{ mb: 1.5 }}>
            {t('reservations.runsOn')}
          </Alert>
        )}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.map((reservation) => (
            <One key={reservation.id} reservation={reservation} />
          ))}
        </Box>
      </CardContent>
    </Card>
  );
};
