import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, type RaRecord } from 'react-admin';
import { Timeline } from './Timeline.js';

const Content = ({ streams, currency }: { readonly streams: (record: RaRecord) => readonly string[]; readonly currency?: ((record: RaRecord) => string | undefined) | undefined }): ReactElement | null => {
  const record = useRecordContext();
  return record ? <Timeline streams={streams(record)} currency={currency?.(record)} /> : null;
};

interface TimelineTabProps {
  readonly streams: (record: RaRecord) => readonly string[];
  readonly currency?: (record: RaRecord) => string | undefined;
}

/** The last tab of every record. A function, since the layout reads the tab's own properties. */
export const timelineTab = (props: TimelineTabProps): ReactElement => (
  <TabbedShowLayout.Tab key="timeline" label="timeline.tab" path="timeline">
    <Content {...props} />
  </TabbedShowLayout.Tab>
);
