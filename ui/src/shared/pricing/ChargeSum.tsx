import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import { Alert, Box, Divider, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Charge, Derivation, Explanation } from '../api/types.js';
import { Money } from '../components/Money.js';
import { fraction } from '../format/money.js';
import { useFormat } from '../format/use-format.js';
import { useWeight } from './use-weight.js';

const Row = ({ sign = '', label, value, strong = false }: { readonly sign?: string; readonly label: ReactNode; readonly value: ReactNode; readonly strong?: boolean }): ReactElement => (
  <Box sx={{ display: 'grid', gridTemplateColumns: '1.5rem 1fr auto', gap: 1, py: 0.5, alignItems: 'baseline', fontWeight: strong ? 650 : 400 }}>
    <Box component="span" sx={{ color: 'text.secondary', textAlign: 'center' }}>
      {sign}
    </Box>
    <span>{label}</span>
    <Box component="span" sx={{ textAlign: 'end', fontVariantNumeric: 'tabular-nums' }}>
      {value}
    </Box>
  </Box>
);

/** The rule of charges that are the sum of what was used. */
const USE = 'consumption';

/** What was used, each at its price: the exact sum, before it is rounded once. */
const Used = ({ charge, derivation }: { readonly charge: Charge; readonly derivation: Derivation }): ReactElement => {
  const t = useTranslate();
  const { period, exactMoney } = useFormat();
  return <Row label={t('explain.used', { period: period(charge.period) })} value={exactMoney(fraction(derivation.exact), charge.currency)} />;
};

const Factors = ({ charge, derivation }: { readonly charge: Charge; readonly derivation: Derivation }): ReactElement => {
  const t = useTranslate();
  const { number, period, exactMoney } = useFormat();
  const weight = useWeight();
  const { unitFee, quantity, days } = derivation;
  const monthly = charge.fee === 'recurring';
  const partial = monthly && derivation.weight.includes('/');
  const exact = fraction(derivation.exact);
  return (
    <>
      <Row label={t(monthly ? 'explain.monthlyFee' : 'explain.oneTimeFee')} value={<Money minor={unitFee} currency={charge.currency} />} />
      <Row sign="×" label={t('explain.quantity')} value={number(quantity)} />
      {monthly && <Row sign="×" label={t(partial ? 'explain.days' : 'explain.months', { period: period(charge.period) })} value={partial && days.of <= 31 ? t('explain.ofDays', { ...days }) : weight(derivation.weight)} />}
      {exact !== Math.round(exact) && <Row sign="=" label={t('explain.exact')} value={exactMoney(exact, charge.currency)} />}
    </>
  );
};

/** "12/30" of the days, "7 of 10" of the quantity, "1" for all of it, or a word. */
const partLabel = (part: string): [string, Record<string, string>] => {
  if (part.includes('/')) return ['explain.splitPart', { part }];
  if (part.includes(' of ')) return ['explain.split.quantity', { left: part.split(' of ')[0] ?? '', of: part.split(' of ')[1] ?? '' }];
  return [`explain.split.${part === '1' ? 'whole' : part}`, {}];
};

/** How the amount came about, line by line, as a sum that a person follows. */
export const ChargeSum = ({ charge }: { readonly charge: Charge }): ReactElement => {
  const t = useTranslate();
  const { percent } = useFormat();
  const { derivation, discount, currency } = charge;
  if (!derivation) return <Alert severity="info">{t('explain.hidden')}</Alert>;
  const money = (minor: number, signed = false): ReactNode => <Money minor={minor} currency={currency} signed={signed} />;
  return (
    <Box data-testid="charge-sum" sx={{ maxWidth: 560 }}>
      {derivation.rule === USE ? <Used charge={charge} derivation={derivation} /> : <Factors charge={charge} derivation={derivation} />}
      {derivation.split && <Row sign="→" label={t(...partLabel(derivation.split.part))} value="" />}
      {derivation.grossCorrection !== 0 && <Row sign="+" label={t('explain.correction')} value={money(derivation.grossCorrection, true)} />}
      <Row sign="=" label={t('explain.gross')} value={money(charge.gross)} />
      {discount && <Row sign="−" label={t('explain.discount', { name: discount.name, percentage: percent(discount.percentage) })} value={money(discount.amount)} />}
      <Divider sx={{ my: 0.5 }} />
      <Row sign="=" strong label={t('explain.net')} value={money(charge.net)} />
      {derivation.lost && derivation.lost.length > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {t('explain.lost', { names: derivation.lost.map(({ name, percentage }) => `${name} (${percent(percentage)})`).join(', ') })}
        </Typography>
      )}
    </Box>
  );
};

/** Does the log, recomputed, give the same amount? */
export const Agreement = ({ explanation }: { readonly explanation: Pick<Explanation, 'agrees'> }): ReactElement => {
  const t = useTranslate();
  return (
    <Alert severity={explanation.agrees ? 'success' : 'error'} icon={explanation.agrees ? <CheckCircle fontSize="inherit" /> : undefined} data-testid="charge-agrees">
      {t(explanation.agrees ? 'explain.agrees' : 'explain.differs')}
    </Alert>
  );
};
