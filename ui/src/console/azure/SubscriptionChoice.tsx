import CloudOff from '@mui/icons-material/CloudOffOutlined';
import { Card, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, ListBase, Pagination, useTranslate } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { AccountCol, ResellerCol } from '../parts/columns.js';
import { StatusChip } from '../../shared/components/StatusChip.js';

/** The subscriptions whose usage the vendor measures. */
export const SubscriptionChoice = (): ReactElement => {
  const t = useTranslate();
  return (
    <ListBase resource="subscriptions" filter={{ billingType: 'payg_external' }} sort={{ field: 'number', order: 'DESC' }} perPage={25} storeKey={false} disableSyncWithLocation>
      <Card>
        <CardContent>
          <Typography variant="h3" component="h2">
            {t('azure.chooseSubscription')}
          </Typography>
          <Typography color="textSecondary">{t('azure.chooseHint')}</Typography>
        </CardContent>
        <DataTable<Subscription>
          bulkActionButtons={false}
          rowClick={(id) => `/azure-daily?subscriptionId=${id}`}
          empty={<EmptyState icon={<CloudOff />} title={t('azure.noSubscriptions')} hint={t('azure.noSubscriptionsHint')} />}
          sx={{ '& td, & th': { whiteSpace: 'nowrap' } }}
        >
          <DataTable.Col source="number" />
          <DataTable.Col source="name" />
          <AccountCol />
          <ResellerCol />
          <DataTable.Col source="status" render={({ status }: Subscription) => <StatusChip status={status} of="subscription" />} />
        </DataTable>
        <Pagination rowsPerPageOptions={[25, 50]} />
      </Card>
    </ListBase>
  );
};
