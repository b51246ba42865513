import { Alert, Box, LinearProgress, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useRead } from '../api/hooks.js';
import type { AccountForecast } from '../api/types.js';
import { Facts } from '../components/Facts.js';
import { Money } from '../components/Money.js';
import { ReadFailed } from '../components/ProblemNote.js';
import { useFormat } from '../format/use-format.js';

const Days = ({ forecast, subscription }: { readonly forecast: AccountForecast; readonly subscription: (id: string) => ReactNode }): ReactElement => {
  const t = useTranslate();
  const { date } = useFormat();
  const money = (minor: number): ReactElement => <Money minor={minor} currency={forecast.currency} />;
  return (
    <TableContainer sx={{ mt: 2 }}>
      <Table size="small" data-testid="forecast">
        <TableHead>
          <TableRow>
            <TableCell>{t('data.date')}</TableCell>
            <TableCell>{t('forecast.for')}</TableCell>
            {['needed', 'left', 'missing'].map((column) => (
              <TableCell key={column} align="right">
                {t(`forecast.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {forecast.days.map(({ date: day, demands, needed, left, missing }) => (
            <TableRow key={day}>
              <TableCell>{date(day)}</TableCell>
              <TableCell>
                {demands.map((demand, index) => (
                  <div key={index}>
                    {subscription(demand.subscriptionId)} {money(demand.amount)}
                  </div>
                ))}
              </TableCell>
              <TableCell align="right">{money(needed)}</TableCell>
              <TableCell align="right">{money(left)}</TableCell>
              <TableCell align="right" sx={{ color: missing > 0 ? 'error.main' : undefined }}>
                {money(missing)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

interface ForecastProps {
  readonly accountId: string;
  /** How a subscription is named and linked on this page. */
  readonly subscription: (id: string) => ReactNode;
  /** The way to top up, offered when money is short. */
  readonly topUp?: (amount: number) => ReactNode;
}

/** The money that the next billing days need, against what is there. */
export const Forecast = ({ accountId, subscription, topUp }: ForecastProps): ReactElement => {
  const t = useTranslate();
  const { date, money } = useFormat();
  const { data, error, refetch } = useRead<AccountForecast>(`/api/accounts/${accountId}/forecast`);
  if (error) return <ReadFailed error={error} retry={() => void refetch()} />;
  if (!data) return <LinearProgress aria-label={t('ra.page.loading')} />;
  const { currency, available, needed, days, shortOn, topUp: amount } = data;
  return (
    <>
      {shortOn ? (
        <Alert severity="warning" action={topUp?.(amount)}>
          {t('forecast.short', { date: date(shortOn), amount: money(amount, currency) })}
        </Alert>
      ) : (
        <Alert severity="success">{t(days.length === 0 ? 'forecast.nothing' : 'forecast.enough', { date: date(data.to) })}</Alert>
      )}
      <Box sx={{ mt: 2 }}>
        <Facts
          facts={[
            { label: t('data.available'), value: <Money minor={available} currency={currency} /> },
            { label: t('forecast.needed'), value: <Money minor={needed} currency={currency} />, note: t('forecast.until', { date: date(data.to) }) },
            data.allowance > 0 && { label: t('data.allowance'), value: <Money minor={data.allowance} currency={currency} /> },
          ]}
        />
      </Box>
      {days.length > 0 && <Days forecast={data} subscription={subscription} />}
    </>
  );
};
