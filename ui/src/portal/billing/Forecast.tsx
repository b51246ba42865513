import { Alert, Box, Button, Card, CardContent, Skeleton, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useMe, useRead } from '../../shared/api/hooks.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { TopUpDialog } from './TopUpDialog.js';

interface ForecastDay {
  readonly date: string;
  readonly needed: number;
  readonly left: number;
  readonly missing: number;
  readonly demands: readonly { readonly subscriptionId: string; readonly kind: 'period' | 'renewal'; readonly amount: number }[];
}

/** What the next billing days need against what is there. Minor units. */
interface ForecastAnswer {
  readonly currency: string;
  readonly days: readonly ForecastDay[];
  readonly topUp: number;
  readonly shortOn: string | null;
}

/** Days that are shown; later ones follow from them. */
const SHOWN = 3;

const Day = ({ day, currency }: { readonly day: ForecastDay; readonly currency: string }): ReactElement => {
  const t = useTranslate();
  const { date } = useFormat();
  return (
    <Box component="li" sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.75, listStyle: 'none', borderTop: 1, borderColor: 'divider' }}>
      <Box>
        <Typography>{date(day.date)}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t('purse.subscriptions', { smart_count: new Set(day.demands.map(({ subscriptionId }) => subscriptionId)).size })}
        </Typography>
      </Box>
      <Box sx={{ textAlign: 'end' }}>
        <Typography sx={{ fontWeight: 650 }}>
          <Money minor={day.needed} currency={currency} />
        </Typography>
        <Typography variant="body2" sx={{ color: day.missing > 0 ? 'error.main' : 'text.secondary' }}>
          {t(day.missing > 0 ? 'purse.missing' : 'purse.covered')} {day.missing > 0 && <Money minor={day.missing} currency={currency} />}
        </Typography>
      </Box>
    </Box>
  );
};

/** "On 1 December you need 120.00; 80.00 is there; top up 40.00." */
const Sentence = ({ forecast, onTopUp }: { readonly forecast: ForecastAnswer; readonly onTopUp: () => void }): ReactElement => {
  const t = useTranslate();
  const { date, money } = useFormat();
  const { currency, days, shortOn, topUp } = forecast;
  const short = days.find((day) => day.date === shortOn);
  if (!short) return <Alert severity="success" icon={false}>{t('purse.enough', { date: date(days.at(-1)?.date ?? '') })}</Alert>;
  const there = Math.max(0, short.left + short.needed);
  return (
    <Alert
      severity="warning"
      data-testid="forecast-short"
      action={
        <Button color="inherit" variant="outlined" size="small" onClick={onTopUp} sx={{ whiteSpace: 'nowrap' }}>
          {t('portal.topUp')}
        </Button>
      }
    >
      {t('purse.short', { date: date(short.date), needed: money(short.needed, currency), there: money(there, currency), topUp: money(short.missing, currency) })}
      {topUp > short.missing && ` ${t('purse.shortLater', { topUp: money(topUp, currency), date: date(days.at(-1)?.date ?? '') })}`}
    </Alert>
  );
};

/** What the coming billing days will ask of the balance, and whether it is there. */
export const Forecast = (): ReactElement | null => {
  const t = useTranslate();
  const { account } = useMe();
  const [toppingUp, setToppingUp] = useState(false);
  const { data: forecast, error } = useRead<ForecastAnswer>(`/api/accounts/${account?.id ?? ''}/forecast`, { enabled: account !== null });
  if (error || forecast?.days.length === 0) return null;
  if (!forecast) return <Skeleton variant="rounded" height={180} sx={{ mb: 2 }} />;
  return (
    <Card sx={{ mb: 2 }} data-testid="forecast">
      <CardContent sx={{ '&:last-child': { pb: 1.5 } }}>
        <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
          {t('purse.ahead')}
        </Typography>
        <Sentence forecast={forecast} onTopUp={() => setToppingUp(true)} />
        <Box component="ul" sx={{ m: 0, mt: 1, p: 0, '& > li:first-of-type': { borderTop: 0 } }}>
          {forecast.days.slice(0, SHOWN).map((day) => (
            <Day key={day.date} day={day} currency={forecast.currency} />
          ))}
        </Box>
      </CardContent>
      {toppingUp && <TopUpDialog amount={forecast.topUp} onClose={() => setToppingUp(false)} />}
    </Card>
  );
};
