import { Alert, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { doneIn, type BillingRun } from './billing-run.js';

const Failures = ({ failures }: Pick<BillingRun, 'failures'>): ReactElement => {
  const t = useTranslate();
  return (
    <TableContainer>
      <Table size="small">
        <TableHead>
          <TableRow>
            {['step', 'entity', 'detail'].map((column) => (
              <TableCell key={column}>{t(`data.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {failures.map(({ step, entity, detail }) => (
            <TableRow key={`${step} ${entity}`}>
              <TableCell>{step}</TableCell>
              <TableCell>{entity}</TableCell>
              <TableCell>{detail}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { date, instant, number } = useFormat();
  const run = useRecordContext<BillingRun>();
  if (!run) return null;
  const done = doneIn(run);
  return (
    <>
      <Section intro={t('billingRuns.intro')}>
        <Facts
          facts={[
            { label: t('data.date'), value: date(run.date) },
            { label: t('data.status'), value: <StatusChip status={run.status} /> },
            { label: t('data.startedAt'), value: instant(run.startedAt, 'medium') },
            { label: t('data.completedAt'), value: run.completedAt && instant(run.completedAt, 'medium') },
            ...done.map(([what, count]) => ({ label: t(`billingRuns.count.${what}`, { _: what }), value: number(count) })),
          ]}
        />
        {done.length === 0 && <Alert severity="info">{t('billingRuns.nothing')}</Alert>}
      </Section>
      {run.failures.length > 0 && (
        <Section title={t('data.failures')}>
          <Failures failures={run.failures} />
        </Section>
      )}
    </>
  );
};

export const BillingRunShow = (): ReactElement => (
  <RecordShow name={({ id }) => String(id)}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`billing_run-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
