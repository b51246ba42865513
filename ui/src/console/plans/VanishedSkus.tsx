import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Plan, ReservationSku } from '../../shared/api/types.js';

/** Which reservations of a plan Microsoft does not sell any more: they cannot be ordered. */
export const VanishedSkus = ({ plan }: { readonly plan: Plan }): ReactElement | null => {
  const t = useTranslate();
  const isReservation = plan.billingType === 'azure_ri';
  const filter = { key: plan.resources.map(({ key }) => key), available: false, resellerId: plan.resellerId };
  const { data = [] } = useGetList<ReservationSku>('reservation-skus', { filter, pagination: { page: 1, perPage: 100 }, sort: { field: 'title', order: 'ASC' } }, { enabled: isReservation });
  if (!isReservation || data.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }} data-testid="vanished-skus">
      {t('reservations.vanished', { names: data.map(({ title }) => title).join('; '), smart_count: data.length })}
    </Alert>
  );
};
