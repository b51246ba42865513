import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { doneIn, type BillingRun } from './billing-run.js';
import { Failures } from './Failures.js';

const RunAgain = (): ReactElement | null => {
  const run = useRecordContext<BillingRun>();
  return run && run.status !== 'Completed' ? <CommandButton name="run-billing" body={{ date: run.date }} rehearse={false} button={{ variant: 'contained' }} /> : null;
};

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { date, instant, number } = useFormat();
  const run = useRecordContext<BillingRun>();
  if (!run) return null;
  const done = doneIn(run);
  const nameOf = (step: string): string => t(`billingRuns.count.${step}`, { _: step });
  return (
    <>
      <Section intro={t('billingRuns.intro')}>
        <Facts
          facts={[
            { label: t('data.date'), value: date(run.date) },
            { label: t('data.status'), value: <StatusChip status={run.status} />, ...(run.step !== null && { note: nameOf(run.step) }) },
            { label: t('data.attempts'), value: number(run.attempt) },
            { label: t('data.startedAt'), value: instant(run.startedAt, 'medium') },
            { label: t('data.completedAt'), value: run.completedAt && instant(run.completedAt, 'medium') },
            ...done.map(([step, count]) => ({ label: nameOf(step), value: number(count) })),
          ]}
        />
        {done.length === 0 && <Alert severity="info" sx={{ mt: 2 }}>{t('billingRuns.nothing')}</Alert>}
      </Section>
      <Failures run={run} />
    </>
  );
};

export const BillingRunShow = (): ReactElement => (
  <RecordShow name={({ id }, { date }) => date(String(id))} actions={<RunAgain />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`billing_run-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
