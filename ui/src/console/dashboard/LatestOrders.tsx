import { Card, CardContent, CardHeader } from '@mui/material';
import type { ReactElement } from 'react';
import { ListBase, useTranslate } from 'react-admin';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { icons } from '../icons.js';
import { OrderTable } from '../orders/OrderTable.js';

export const LatestOrders = (): ReactElement => {
  const t = useTranslate();
  return (
    <Card sx={{ mt: 3 }}>
      <CardHeader title={t('dashboard.latestOrders')} slotProps={{ title: { variant: 'h2' } }} />
      <CardContent sx={{ pt: 0 }}>
        <ListBase resource="orders" perPage={8} sort={{ field: 'number', order: 'DESC' }} disableSyncWithLocation storeKey={false}>
          <OrderTable within="dashboard.orders" hide={['type', 'price.net']} empty={<EmptyState icon={icons['orders']} title={t('dashboard.noOrders')} hint={t('dashboard.noOrdersHint')} />} />
        </ListBase>
      </CardContent>
    </Card>
  );
};
