import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { ResellerRef } from '../parts/references.js';
import { ROLES, type Manager } from './manager.js';

/** Nobody shuts himself out. */
const Actions = (): ReactElement | null => {
  const me = useMe();
  const { word } = useFormat();
  const manager = useRecordContext<Manager>();
  if (!manager || (me.role !== 'admin' && me.email !== manager.email)) return null;
  const common = { body: { managerId: manager.id }, about: { name: manager.name } };
  const roles = ROLES.map((value) => ({ value, label: word('role', value) }));
  const others = me.email !== manager.email;
  return (
    <>
      <CommandButton
        name="edit-manager"
        {...common}
        rehearse={false}
        fields={[
          { name: 'firstName', kind: 'text' },
          { name: 'lastName', kind: 'text' },
          { name: 'email', kind: 'email', initial: manager.email ?? '' },
          { name: 'phone', kind: 'text', initial: manager.phone ?? '' },
          ...(others ? [{ name: 'role', kind: 'choice', initial: manager.role, choices: roles } as const] : []),
        ]}
      />
      {others && manager.status === 'Active' && <CommandButton name="deactivate-manager" {...common} severity="error" />}
      {others && manager.status === 'Inactive' && <CommandButton name="reactivate-manager" {...common} />}
      {others && <CommandButton name="erase-person" body={{ kind: 'manager', id: manager.id }} about={common.about} rehearse={false} severity="error" />}
    </>
  );
};

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { instant, word } = useFormat();
  const manager = useRecordContext<Manager>();
  if (!manager) return null;
  return (
    <Section>
      <Facts
        facts={[
          { label: t('data.name'), value: manager.name },
          { label: t('data.role'), value: word('role', manager.role), note: t(`managers.roleNote.${manager.role}`, { _: '' }) },
          { label: t('data.status'), value: <StatusChip status={manager.status} /> },
          { label: t('data.email'), value: manager.email },
          { label: t('data.phone'), value: manager.phone },
          { label: t('data.resellerId'), value: <ResellerRef record={manager} /> },
          { label: t('data.createdAt'), value: instant(manager.createdAt) },
        ]}
      />
    </Section>
  );
};

export const ManagerShow = (): ReactElement => (
  <RecordShow name={({ ['name']: name }) => String(name ?? '')} actions={<Actions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`manager-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
