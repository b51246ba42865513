import { Alert, MenuItem, TextField } from '@mui/material';
import { useEffect, type ReactElement } from 'react';
import { useGetList, useGetMany, useTranslate } from 'react-admin';
import type { Row, Subscription } from '../../shared/api/types.js';

interface Choice {
  readonly accountId: string;
  readonly value: string | undefined;
  readonly onChange: (azureSubscriptionId: string) => void;
}

interface AzureLink extends Row {
  readonly azureSubscriptionId: string;
}

/** Which of the account's active Azure subscriptions a reservation is for: without one it cannot be ordered. */
export const AzureSubscriptionChoice = ({ accountId, value, onChange }: Choice): ReactElement | null => {
  const t = useTranslate();
  const { data, isPending } = useGetList<Subscription>('subscriptions', { filter: { accountId, billingType: 'payg_external', status: 'Active' }, pagination: { page: 1, perPage: 100 }, sort: { field: 'number', order: 'ASC' } });
  const { data: links = [] } = useGetMany<AzureLink>('azure-links', { ids: data?.map(({ id }) => id) ?? [] }, { enabled: (data?.length ?? 0) > 0 });
  const only = data?.length === 1 ? data[0]?.id : undefined;
  useEffect(() => {
    if (only && !value) onChange(only);
  }, [only, value, onChange]);
  if (isPending) return null;
  if (!data || data.length === 0)
    return (
      <Alert severity="warning" data-testid="no-azure">
        {t('reservations.noAzure')}
      </Alert>
    );
  const vendorId = (id: string): string => links.find((link) => link?.id === id)?.azureSubscriptionId ?? t('reservations.notLinked');
  return (
    <TextField select required label={t('data.azureSubscriptionId')} value={value ?? ''} onChange={(event) => onChange(event.target.value)} helperText={t('reservations.choiceHint')} data-testid="azure-subscription">
      {data.map(({ id, number, name }) => (
        <MenuItem key={id} value={id}>
          {number} {name} · {vendorId(id)}
        </MenuItem>
      ))}
    </TextField>
  );
};
