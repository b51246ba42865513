import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Timeline } from './Timeline.js';
import { useForeign } from './use-foreign.js';

interface TimelineTabProps {
  readonly streams: (record: RaRecord) => readonly string[];
  readonly currency?: ((record: RaRecord) => string | undefined) | undefined;
  /** Also what stands in the other books of a ledger. */
  readonly books?: boolean | undefined;
}

const Content = ({ streams, currency, books }: TimelineTabProps): ReactElement | null => {
  const t = useTranslate();
  const { role } = useMe();
  const foreign = useForeign();
  const record = useRecordContext();
  if (record && foreign(record) && role !== 'auditor') return <EmptyState title={t('timeline.empty')} hint={t('timeline.notYours')} />;
  return record ? <Timeline streams={streams(record)} currency={currency?.(record)} books={books} /> : null;
};

/** The last tab of every record. A function, since the layout reads the tab's own properties. */
export const timelineTab = (props: TimelineTabProps): ReactElement => (
  <TabbedShowLayout.Tab key="timeline" label="timeline.tab" path="timeline">
    <Content {...props} />
  </TabbedShowLayout.Tab>
);
