import { Alert, Box, Card, CardContent, Skeleton, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { Account } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useMe } from '../../shared/api/hooks.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Page } from '../parts/Page.js';
import { useOwnAccount } from '../parts/use-own-account.js';

const EditButton = ({ account }: { readonly account: Account }): ReactElement => (
  <CommandButton
    name="edit-account"
    body={{ accountId: account.id }}
    about={{ name: account.name ?? account.number }}
    rehearse={false}
    fields={[
      { name: 'email', kind: 'email', initial: account.email ?? '' },
      { name: 'phone', kind: 'text', initial: account.phone ?? '' },
    ]}
  />
);

const Details = ({ account }: { readonly account: Account }): ReactElement => {
  const t = useTranslate();
  const { reseller } = useMe();
  const { country, date, money, word } = useFormat();
  const { terms, currency } = account;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {account.status !== 'Active' && <Alert severity="warning">{t('portal.account.held')}</Alert>}
      <Card>
        <CardContent>
          <Facts
            columns={2}
            facts={[
              { label: t('data.name'), value: account.name, note: t('portal.account.nameNote', { reseller: reseller.name }) },
              { label: t('data.number'), value: account.number },
              { label: t('data.kind'), value: word('kind', account.kind) },
              { label: t('data.email'), value: account.email },
              { label: t('data.phone'), value: account.phone },
              { label: t('data.country'), value: account.country && country(account.country) },
              { label: t('data.city'), value: account.city },
              { label: t('data.openedOn'), value: date(account.openedOn) },
            ]}
          />
        </CardContent>
      </Card>
      <Card>
        <CardContent>
          <Typography variant="h3" component="h2" sx={{ mb: 1.5 }}>
            {t('data.terms')}
          </Typography>
          <Facts
            columns={2}
            facts={[
              { label: t('data.paymentModel'), value: word('paymentModel', terms.paymentModel), note: t('portal.account.termsNote', { reseller: reseller.name }) },
              { label: t('data.currency'), value: currency },
              { label: t('data.cancelUnpaidOrderInDays'), value: t('days.count', { smart_count: terms.cancelUnpaidOrderInDays }) },
              terms.threshold > 0 && { label: t('data.threshold'), value: money(terms.threshold, currency) },
            ]}
          />
        </CardContent>
      </Card>
    </Box>
  );
};

export const AccountPage = (): ReactElement => {
  const t = useTranslate();
  const { data: account, error, refetch } = useOwnAccount();
  return (
    <Page title={t('portal.menu.account')} beside={account && <StatusChip status={account.status} size="medium" />} actions={account && <EditButton account={account} />}>
      {error && <ReadFailed error={error} retry={() => void refetch()} />}
      {account ? <Details account={account} /> : <Skeleton variant="rounded" height={240} />}
    </Page>
  );
};
