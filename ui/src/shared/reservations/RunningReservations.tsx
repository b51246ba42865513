import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useMe } from '../api/hooks.js';
import type { Reservation } from '../api/types.js';
import { todayIn } from '../format/dates.js';
import { useFormat } from '../format/use-format.js';

/** Before an Azure subscription stops or is deleted: its reservations do not. */
export const RunningReservations = ({ azureSubscriptionId }: { readonly azureSubscriptionId: string }): ReactElement | null => {
  const t = useTranslate();
  const { number } = useFormat();
  const { reseller } = useMe();
  const { total = 0 } = useGetList<Reservation>('reservations', { filter: { azureSubscriptionId, end_gt: todayIn(reseller.timeZone) }, pagination: { page: 1, perPage: 1 }, sort: { field: 'end', order: 'ASC' } });
  if (total === 0) return null;
  return (
    <Alert severity="warning" sx={{ mt: 2 }} data-testid="running-reservations">
      {t('reservations.runOn', { smart_count: total, number: number(total) })}
    </Alert>
  );
};
