import Description from '@mui/icons-material/DescriptionOutlined';
import { Box, Card, CardActionArea, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import type { Invoice } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { CardList } from '../parts/CardList.js';

const InvoiceCard = ({ invoice }: { readonly invoice: Invoice }): ReactElement => {
  const t = useTranslate();
  const { date, period, word } = useFormat();
  const { id, kind, number, period: days, issuedOn, dueOn, total, currency, paymentStatus } = invoice;
  return (
    <Card data-testid="invoice-card">
      <CardActionArea component={Link} to={`/billing/invoices/${id}`} sx={{ '&&': { textDecoration: 'none' } }}>
        <CardContent sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', alignItems: 'center' }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }} color="textPrimary">
              {word('document', kind)} {number}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {t('purse.forPeriod', { period: period(days) })}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {dueOn && paymentStatus !== 'Completed' && paymentStatus !== 'Paid from balance' ? t('portal.dueOn', { date: date(dueOn) }) : issuedOn && date(issuedOn)}
            </Typography>
          </Box>
          <Box sx={{ textAlign: 'end' }}>
            <Typography sx={{ fontWeight: 650 }} color="textPrimary">
              <Money minor={total} currency={currency} />
            </Typography>
            {paymentStatus && <StatusChip status={paymentStatus} />}
          </Box>
        </CardContent>
      </CardActionArea>
    </Card>
  );
};

/** What was rendered in each billing period: invoices to pay, and acts of what was paid before. */
export const InvoiceList = (): ReactElement => {
  const t = useTranslate();
  return (
    <CardList<Invoice>
      resource="invoices"
      sort={{ field: 'billingDate', order: 'DESC' }}
      dates="billingDate"
      searchable
      exportColumns={['number', 'kind', 'status', 'period.from', 'period.to', 'issuedOn', 'dueOn', 'gross', 'discount', 'net', 'taxes', 'total', 'currency', 'paymentStatus']}
      item={(invoice) => <InvoiceCard invoice={invoice} />}
      empty={
        <Card>
          <EmptyState icon={<Description />} title={t('purse.invoices.empty')} hint={t('purse.invoices.hint')} />
        </Card>
      }
    />
  );
};
