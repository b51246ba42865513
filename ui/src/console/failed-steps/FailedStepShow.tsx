import { Alert, Link as MuiLink } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import type { FailedStep } from './failed-step.js';

const Actions = (): ReactElement | null => {
  const step = useRecordContext<FailedStep>();
  return step?.status === 'Failed' ? <CommandButton name="retry-step" body={{ stepId: step.id }} about={{ step: step.step }} button={{ variant: 'contained' }} /> : null;
};

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { instant, number, word } = useFormat();
  const step = useRecordContext<FailedStep>();
  if (!step) return null;
  return (
    <Section intro={t('failedSteps.intro')}>
      {step.status === 'Failed' && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {step.detail}
        </Alert>
      )}
      <Facts
        facts={[
          { label: t('data.status'), value: <StatusChip status={step.status} /> },
          { label: t('data.workflow'), value: word('part', step.workflow) },
          { label: t('data.step'), value: step.step },
          {
            label: t('data.sourceType'),
            value: (
              <MuiLink component={Link} to={`/streams/${step.sourceStream}?at=${step.sourceRevision}`}>
                {step.sourceType}
              </MuiLink>
            ),
            note: t('failedSteps.sourceNote'),
          },
          { label: t('data.code'), value: <code>{step.code}</code> },
          { label: t('data.attempts'), value: number(step.attempts) },
          { label: t('data.failedAt'), value: instant(step.failedAt, 'medium') },
        ]}
      />
    </Section>
  );
};

export const FailedStepShow = (): ReactElement => (
  <RecordShow name={({ ['step']: step }) => String(step)} actions={<Actions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`step-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
