import { Box, Link as MuiLink, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, TabbedShowLayout, useGetOne, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/hooks.js';
import type { Account, Charge, Subscription } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { addDays } from '../../shared/format/dates.js';
import { useFormat, type Format } from '../../shared/format/use-format.js';
import { ExplanationSentence } from '../../shared/explanation/ExplanationSentence.js';
import { ExplanationTree } from '../../shared/explanation/ExplanationTree.js';
import { Agreement, ChargeSum } from '../../shared/pricing/ChargeSum.js';
import { UsedRecords } from '../../shared/pricing/UsedRecords.js';
import { CorrectBalance } from '../corrections/CorrectBalance.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { AccountRef, InvoiceRef, OrderRef, SubscriptionRef } from '../parts/references.js';

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { date, period, word } = useFormat();
  const charge = useRecordContext<Charge>();
  const { data: subscription } = useGetOne<Subscription>('subscriptions', { id: charge?.subscriptionId ?? '' }, { enabled: !!charge });
  if (!charge) return null;
  const resource = subscription?.resources.find(({ resourceKey }) => resourceKey === charge.resourceKey)?.name ?? charge.resourceKey ?? subscription?.name;
  return (
    <Section>
      <Facts
        facts={[
          { label: t('data.status'), value: <StatusChip status={charge.status} />, note: t(`charges.statusNote.${charge.status}`, { _: '' }) },
          { label: t('data.net'), value: <Money minor={charge.net} currency={charge.currency} sx={{ fontWeight: 650 }} /> },
          { label: t('data.fee'), value: word('fee', charge.fee) },
          { label: t('data.resourceKey'), value: resource },
          { label: t('data.period'), value: period(charge.period) },
          { label: t('data.accountId'), value: <AccountRef record={charge} /> },
          { label: t('data.subscriptionId'), value: <SubscriptionRef record={charge} /> },
          charge.orderId !== null && { label: t('data.orderId'), value: <OrderRef record={charge} /> },
          { label: t('data.model'), value: word('paymentModel', charge.model) },
          !!charge.invoiceId && { label: t('data.invoiceId'), value: <InvoiceRef record={charge} /> },
          { label: t('data.createdOn'), value: date(charge.createdOn) },
          { label: t('charges.dueOn'), value: !charge.closedOn && charge.dueOn && date(charge.dueOn) },
          { label: t('data.closedOn'), value: charge.closedOn && date(charge.closedOn) },
        ]}
      />
    </Section>
  );
};

const ToConsumed = ({ charge: { subscriptionId, period } }: { readonly charge: Charge }): ReactElement => (
  <Link to={`/azure-daily?subscriptionId=${subscriptionId}&periods=custom&from=${period.from}&to=${addDays(period.to, -1)}`}>{useTranslate()('explain.toStatistic')}</Link>
);

/** The sum, whether the log agrees with it, and the same in a sentence. */
const Explanation = (): ReactElement | null => {
  const t = useTranslate();
  const api = useApi();
  const charge = useRecordContext<Charge>();
  const { data: subscription } = useGetOne<Subscription>('subscriptions', { id: charge?.subscriptionId ?? '' }, { enabled: charge?.fee === 'consumption' });
  const { data } = useQuery({ queryKey: ['explain', charge?.id], queryFn: () => api.explain(charge!.id), enabled: !!charge?.derivation });
  if (!charge) return null;
  return (
    <Section title={t('explain.title')} intro={t('explain.intro')}>
      <ChargeSum charge={charge} />
      {charge.fee === 'consumption' && <UsedRecords charge={charge} subscription={subscription} elsewhere={<ToConsumed charge={charge} />} />}
      <Box sx={{ mt: 2, maxWidth: 560, display: 'grid', gap: 1.5 }}>
        {data && <Agreement explanation={data} />}
        {data && <ExplanationSentence explanation={data} data-testid="charge-sentence" />}
      </Box>
      {data && (
        <Section title={t('explain.levels')} intro={t('explain.levelsIntro')}>
          <ExplanationTree node={data.tree} />
        </Section>
      )}
    </Section>
  );
};

const History = (): ReactElement | null => {
  const t = useTranslate();
  const { instant } = useFormat();
  const charge = useRecordContext<Charge>();
  if (!charge) return null;
  return (
    <Section intro={t('charges.historyIntro')}>
      <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 1.5 }}>
        {charge.history.map(({ stream, revision, type, at, status }) => (
          <li key={`${stream} ${revision}`}>
            <StatusChip status={status} /> {t(`charges.step.${type}`, { _: type })}
            <Typography variant="body2" color="textSecondary">
              {instant(at, 'medium')} ·{' '}
              <MuiLink component={Link} to={`/streams/${stream}?at=${revision}`}>
                {t('charges.eventLink', { revision })}
              </MuiLink>
            </Typography>
          </li>
        ))}
      </Box>
    </Section>
  );
};

/** What was written off wrongly is put right by a correction. */
const Actions = (): ReactElement | null => {
  const charge = useRecordContext<Charge>();
  const { data: account } = useGetOne<Account>('accounts', { id: charge?.accountId ?? '' }, { enabled: !!charge?.accountId });
  if (!charge?.accountId || charge.status !== 'Closed') return null;
  return <CorrectBalance accountId={charge.accountId} name={account?.name ?? account?.number ?? ''} currency={charge.currency} chargeId={charge.id} />;
};

const nameOf = (record: RaRecord, { money, period }: Format): string => {
  const { net, currency, period: days } = record as Charge;
  return `${money(net, currency)} · ${period(days)}`;
};

export const ChargeShow = (): ReactElement => (
  <RecordShow name={nameOf} actions={<Actions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
        <Explanation />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="timeline.tab" path="timeline">
        <History />
      </TabbedShowLayout.Tab>
    </TabbedShowLayout>
  </RecordShow>
);
