import Payments from '@mui/icons-material/PaymentsOutlined';
import { Box, Card, CardActionArea, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import type { Payment } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { CardList } from '../parts/CardList.js';
import { PayButton } from './PayButton.js';

const STATUSES = ['Waiting for payment', 'Expired', 'Completed', 'Paid from balance', 'Cancelled', 'Reversed'];

const PaymentCard = ({ payment }: { readonly payment: Payment }): ReactElement => {
  const t = useTranslate();
  const { date, word } = useFormat();
  const { id, number, kind, status, amount, currency, dueOn, createdOn, orderId } = payment;
  const waiting = status === 'Waiting for payment';
  return (
    <Card sx={{ display: 'flex', alignItems: 'center', ...(waiting ? { borderColor: 'warning.main' } : {}) }} data-testid="payment-card">
      <CardActionArea component={Link} to={`/billing/payments/${id}`} sx={{ '&&': { textDecoration: 'none' }, color: 'text.primary' }}>
        <CardContent sx={{ display: 'flex', gap: 2, alignItems: 'center', justifyContent: 'space-between' }}>
          <Box>
            <Typography sx={{ fontWeight: 600 }} color="textPrimary">
              {number}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {word('kind', kind)}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {waiting ? t('portal.dueOn', { date: date(dueOn) }) : date(createdOn)}
            </Typography>
          </Box>
          <Box sx={{ textAlign: 'end' }}>
            <Typography sx={{ fontWeight: 650 }} color="textPrimary">
              <Money minor={amount} currency={currency} />
            </Typography>
            <StatusChip status={status} />
          </Box>
        </CardContent>
      </CardActionArea>
      {waiting && orderId && (
        <Box sx={{ pr: 2 }}>
          <PayButton orderId={orderId} amount={amount} currency={currency} />
        </Box>
      )}
    </Card>
  );
};

export const PaymentList = (): ReactElement => {
  const t = useTranslate();
  return (
    <CardList<Payment>
      resource="payments"
      sort={{ field: 'number', order: 'DESC' }}
      statuses={STATUSES}
      searchable
      item={(payment) => <PaymentCard payment={payment} />}
      empty={
        <Card>
          <EmptyState icon={<Payments />} title={t('portal.payments.empty')} hint={t('portal.payments.hint')} />
        </Card>
      }
    />
  );
};
