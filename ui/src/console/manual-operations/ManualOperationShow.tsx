import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import type { ManualOperation } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat, type Format } from '../../shared/format/use-format.js';
import { EndingEffect } from '../../shared/pricing/EndingEffect.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { AccountRef, ResellerRef, SubscriptionRef } from '../parts/references.js';

const Actions = (): ReactElement | null => {
  const t = useTranslate();
  const { word } = useFormat();
  const operation = useRecordContext<ManualOperation>();
  if (operation?.status !== 'Approval required') return null;
  const common = { body: { operationId: operation.id }, about: { operation: word('operation', operation.operation) } };
  return (
    <>
      <CommandButton name="approve-manual-operation" {...common} button={{ variant: 'contained' }}>
        <EndingEffect subscriptionId={operation.subscriptionId} operation={operation.operation} />
      </CommandButton>
      <CommandButton name="decline-manual-operation" {...common} severity="error" fields={[{ name: 'comment', kind: 'long', hint: t('accounts.reasonHint') }]} />
    </>
  );
};

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { date, word } = useFormat();
  const operation = useRecordContext<ManualOperation>();
  if (!operation) return null;
  return (
    <Section {...(operation.status === 'Approval required' && { intro: t('manualOperations.intro') })}>
      <Facts
        facts={[
          { label: t('data.operation'), value: word('operation', operation.operation) },
          { label: t('data.status'), value: <StatusChip status={operation.status} /> },
          { label: t('data.reason'), value: word('reason', operation.reason) },
          { label: t('data.subscriptionId'), value: <SubscriptionRef record={operation} /> },
          { label: t('data.accountId'), value: <AccountRef record={operation} /> },
          { label: t('data.resellerId'), value: <ResellerRef record={operation} /> },
          { label: t('data.requestedOn'), value: date(operation.requestedOn) },
          { label: t('data.decidedOn'), value: operation.decidedOn && date(operation.decidedOn) },
          { label: t('data.comment'), value: operation.comment },
        ]}
      />
    </Section>
  );
};

const nameOf = (record: RaRecord, { date, word }: Format): string => {
  const { operation, requestedOn } = record as ManualOperation;
  return `${word('operation', operation)} · ${date(requestedOn)}`;
};

export const ManualOperationShow = (): ReactElement => (
  <RecordShow name={nameOf} actions={<Actions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`manual_operation-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
