import { Box, Card, CardActionArea, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetMany, useTranslate } from 'react-admin';
import type { Invoice, InvoiceLine, Subscription } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useWeight } from '../../shared/pricing/use-weight.js';

interface LineProps {
  readonly line: InvoiceLine;
  readonly currency: string;
  readonly subscription: Subscription | undefined;
}

/** What was had and what it cost; it opens the explanation of its charge. */
const Line = ({ line, currency, subscription }: LineProps): ReactElement => {
  const t = useTranslate();
  const { money, number, period, percent, word } = useFormat();
  const weight = useWeight();
  const { fee, resourceKey, quantity, unitFee, discount, reverses, chargeId } = line;
  const resource = subscription?.resources.find((one) => one.resourceKey === resourceKey)?.name;
  const sum = fee === 'consumption' ? '' : `${number(quantity)} × ${money(unitFee, currency)}${fee === 'recurring' ? ` × ${weight(line.weight, line.period)}` : ''}`;
  return (
    <CardActionArea component={Link} to={`/billing/charges/${reverses ?? chargeId}`} sx={{ '&&': { textDecoration: 'none' }, px: 2, py: 1.25, display: 'flex', justifyContent: 'space-between', gap: 2, alignItems: 'baseline' }}>
      <Box sx={{ minWidth: 0 }}>
        <Typography color="textPrimary" sx={{ fontWeight: 600 }}>
          {[subscription?.name, resource].filter(Boolean).join(' · ') || ' '}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {word('fee', fee)} · {period(line.period)}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {[sum, discount && t('price.discount', { name: discount.name, percentage: percent(discount.percentage) }), reverses && t('purse.takenBack')].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Typography color="textPrimary" sx={{ fontWeight: 650 }}>
        <Money minor={line.net} currency={currency} />
      </Typography>
    </CardActionArea>
  );
};

/** The lines of an invoice, and their total. */
export const InvoiceLines = ({ invoice }: { readonly invoice: Invoice }): ReactElement => {
  const t = useTranslate();
  const { number } = useFormat();
  const { lines, lineCount, currency, total } = invoice;
  const { data: subscriptions = [] } = useGetMany<Subscription>('subscriptions', { ids: [...new Set(lines.map(({ subscriptionId }) => subscriptionId))] });
  return (
    <Card data-testid="invoice-lines">
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, '& > li:not(:first-of-type)': { borderTop: 1, borderColor: 'divider' } }}>
        {lines.map((line) => (
          <li key={line.chargeId}>
            <Line line={line} currency={currency} subscription={subscriptions.find(({ id }) => id === line.subscriptionId)} />
          </li>
        ))}
      </Box>
      {lineCount > lines.length && <Typography variant="body2" color="textSecondary" sx={{ px: 2, pb: 1 }}>{t('purse.invoices.first', { shown: number(lines.length), all: number(lineCount) })}</Typography>}
      <CardContent sx={{ display: 'flex', justifyContent: 'space-between', borderTop: 1, borderColor: 'divider', '&:last-child': { pb: 2 } }}>
        <Typography variant="h3" component="span">{t('data.total')}</Typography>
        <Typography variant="h3" component="span">
          <Money minor={total} currency={currency} />
        </Typography>
      </CardContent>
    </Card>
  );
};
