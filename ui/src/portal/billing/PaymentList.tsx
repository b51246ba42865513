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
import { Forecast } from './Forecast.js';
import { PayButton } from './PayButton.js';
import { isOpen, paysOf } from './payment-state.js';

const STATUSES = ['Waiting for payment', 'Expired', 'Completed', 'Paid from balance', 'Cancelled', 'Reversed'];

const PaymentCard = ({ payment }: { readonly payment: Payment }): ReactElement => {
  const t = useTranslate();
  const { date, word } = useFormat();
  const { id, number, kind, status, amount, currency, dueOn, createdOn } = payment;
  const waiting = isOpen(payment);
  const pays = paysOf(payment);
  return (
    <Card sx={{ display: 'flex', alignItems: 'center', ...(waiting ? { borderColor: status === 'Expired' ? 'error.main' : 'warning.main' } : {}) }} data-testid="payment-card">
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
      {pays && (
        <Box sx={{ pr: 2 }}>
          <PayButton pays={pays} amount={amount} currency={currency} />
        </Box>
      )}
    </Card>
  );
};

export const PaymentList = (): ReactElement => {
  const t = useTranslate();
  return (
    <>
      <Forecast />
      <CardList<Payment>
        resource="payments"
        sort={{ field: 'number', order: 'DESC' }}
        statuses={STATUSES}
        dates="createdOn"
        searchable
        item={(payment) => <PaymentCard payment={payment} />}
        empty={
          <Card>
            <EmptyState icon={<Payments />} title={t('portal.payments.empty')} hint={t('portal.payments.hint')} />
          </Card>
        }
      />
    </>
  );
};
