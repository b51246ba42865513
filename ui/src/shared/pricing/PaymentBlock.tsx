import { Box, Divider, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Money } from '../components/Money.js';
import { useFormat } from '../format/use-format.js';
import type { PaymentBlockModel, PriceLine } from './payment-block.js';
import { useWeight } from './use-weight.js';

const SumRow = ({ label, value, note, strong = false }: { readonly label: ReactNode; readonly value: ReactNode; readonly note?: ReactNode; readonly strong?: boolean }): ReactElement => (
  <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', alignItems: 'baseline', py: 0.5 }}>
    <Box sx={{ minWidth: 0 }}>
      <Typography variant={strong ? 'h3' : 'body1'} component="span">
        {label}
      </Typography>
      {note && (
        <Typography variant="body2" color="textSecondary">
          {note}
        </Typography>
      )}
    </Box>
    <Typography variant={strong ? 'h2' : 'body1'} component="span" sx={{ textAlign: 'end' }}>
      {value}
    </Typography>
  </Box>
);

const Line = ({ line, currency }: { readonly line: PriceLine; readonly currency: string }): ReactElement => {
  const t = useTranslate();
  const { money, number, period, word } = useFormat();
  const weight = useWeight();
  const months = line.fee === 'recurring' ? ` × ${weight(line.months, line.period)}` : '';
  return (
    <SumRow
      label={`${line.name} · ${word('fee', line.fee)}`}
      note={
        <>
          {`${number(line.quantity)} × ${money(line.unitFee, currency)}${months}`}
          {line.fee === 'recurring' && <span style={{ display: 'block' }}>{period(line.period)}</span>}
          {!line.dueNow && <span style={{ display: 'block' }}>{t('price.later')}</span>}
        </>
      }
      value={<Money minor={line.gross} currency={currency} />}
    />
  );
};

/** How many lines are shown before the rest is summed up: an annual plan has twelve that say the same. */
const SHOWN = 4;

/** Prices, discount, what is due now, what it pays for, and what comes next: the same on confirmation, order and payment. */
export const PaymentBlock = ({ block }: { readonly block: PaymentBlockModel }): ReactElement => {
  const t = useTranslate();
  const { date, money, percent, period } = useFormat();
  const { lines, price, discount, paidPeriod, next, dueGross } = block;
  const { currency } = price;
  const hidden = lines.slice(SHOWN);
  return (
    <Box data-testid="payment-block">
      {lines.slice(0, SHOWN).map((line, index) => (
        <Line key={index} line={line} currency={currency} />
      ))}
      {hidden.length > 0 && <SumRow label={t('price.moreLines', { smart_count: hidden.length })} value={<Money minor={hidden.reduce((sum, line) => sum + line.gross, 0)} currency={currency} />} />}
      {discount && (
        <SumRow
          label={t('price.discount', { name: discount.name, percentage: percent(discount.percentage) })}
          note={t('price.before', { amount: money(dueGross, currency) })}
          value={<Money minor={-discount.amount} currency={currency} />}
        />
      )}
      <Divider sx={{ my: 1 }} />
      <SumRow strong label={t('price.dueNow')} value={<span data-testid="due-now"><Money minor={price.dueNow} currency={currency} /></span>} note={paidPeriod && t('price.paidPeriod', { period: period(paidPeriod) })} />
      {next && <SumRow label={t('price.next', { date: date(next.date) })} value={next.amount !== null && <Money minor={next.amount} currency={currency} />} />}
      {price.net !== price.dueNow && <SumRow label={t('price.commitment')} note={t('price.commitmentNote')} value={<Money minor={price.net} currency={currency} />} />}
    </Box>
  );
};
