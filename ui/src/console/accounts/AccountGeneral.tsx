import { Box, Card, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Account } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';
import { ResellerRef } from '../parts/references.js';
import { TermsFacts } from './TermsFacts.js';

/** Balance, less what is held, is what can be spent. */
const BalanceCards = ({ account }: { readonly account: Account }): ReactElement => {
  const t = useTranslate();
  const { balance, blocked, available, allowance, owed, currency } = account;
  const figures = [
    ['balance', balance],
    ['blocked', blocked],
    ['available', available],
    ['allowance', allowance],
    ...(owed === 0 ? [] : [['owed', owed] as const]),
  ] as const;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'repeat(2, 1fr)', md: 'repeat(auto-fit, minmax(180px, 1fr))' } }}>
      {figures.map(([key, minor]) => (
        <Card key={key}>
          <CardContent sx={{ '&:last-child': { pb: 2 } }}>
            <Typography variant="body2" color="textSecondary">
              {t(`data.${key}`)}
            </Typography>
            <Typography variant="h2" component="p">
              <Money minor={minor} currency={currency} />
            </Typography>
            <Typography variant="caption" color="textSecondary">
              {t(`balance.note.${key}`)}
            </Typography>
          </CardContent>
        </Card>
      ))}
    </Box>
  );
};

export const AccountGeneral = (): ReactElement | null => {
  const t = useTranslate();
  const { date, word, country, number } = useFormat();
  const account = useRecordContext<Account>();
  if (!account) return null;
  const { currency } = account;
  return (
    <>
      <Section>
        <BalanceCards account={account} />
      </Section>
      <Section>
        <Facts
          facts={[
            { label: t('data.status'), value: <StatusChip status={account.status} />, note: account.creditHoldSince && t('accounts.creditHold', { date: date(account.creditHoldSince) }) },
            { label: t('data.name'), value: account.name },
            { label: t('data.kind'), value: word('kind', account.kind) },
            { label: t('data.resellerId'), value: <ResellerRef record={account} /> },
            { label: t('data.currency'), value: currency, note: t('accounts.currencyNote') },
            { label: t('data.email'), value: account.email },
            { label: t('data.phone'), value: account.phone },
            { label: t('data.country'), value: account.country && country(account.country) },
            { label: t('data.city'), value: account.city },
            { label: t('data.openedOn'), value: date(account.openedOn) },
            { label: t('data.userCount'), value: number(account.userCount) },
          ]}
        />
      </Section>
      <TermsFacts account={account} />
    </>
  );
};
