import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { AccountUser } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { UserCommands } from '../../shared/users/UserCommands.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { AccountRef } from '../parts/references.js';

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { instant, word } = useFormat();
  const user = useRecordContext<AccountUser>();
  if (!user) return null;
  return (
    <Section>
      <Facts
        facts={[
          { label: t('data.name'), value: user.name },
          { label: t('data.status'), value: <StatusChip status={user.status} />, note: user.status === 'Invited' && t('users.invitedNote') },
          { label: t('data.level'), value: word('level', user.level), note: t(`users.levelNote.${user.level}`, { _: '' }) },
          { label: t('data.email'), value: user.email },
          { label: t('data.phone'), value: user.phone },
          { label: t('data.accountId'), value: <AccountRef record={user} /> },
          { label: t('data.since'), value: instant(user.since) },
        ]}
      />
    </Section>
  );
};

const Actions = (): ReactElement | null => {
  const user = useRecordContext<AccountUser>();
  return user ? <UserCommands user={user} /> : null;
};

export const UserShow = (): ReactElement => (
  <RecordShow name={({ ['name']: name }) => String(name ?? '')} actions={<Actions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ ['userId']: userId, ['accountId']: accountId }) => [...(userId ? [`user-${userId as string}`] : []), `account-${accountId as string}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
