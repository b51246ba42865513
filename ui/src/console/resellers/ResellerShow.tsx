import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { Reseller } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { locales } from '../../shared/i18n/locales.js';
import { AccountTable } from '../accounts/AccountList.js';
import { ManagerTable } from '../managers/ManagerList.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { ResellerRef } from '../parts/references.js';
import { ResellerTable } from './ResellerList.js';

const General = (): ReactElement | null => {
  const t = useTranslate();
  const reseller = useRecordContext<Reseller>();
  if (!reseller) return null;
  return (
    <Section>
      <Facts
        facts={[
          { label: t('data.name'), value: reseller.name },
          { label: t('data.parentId'), value: reseller.parentId ? <ResellerRef source="parentId" record={reseller} /> : t('resellers.root') },
          { label: t('data.currency'), value: reseller.currency, note: t('resellers.currencyHint') },
          { label: t('data.timeZone'), value: reseller.timeZone, note: t('resellers.zoneHint') },
          { label: t('data.locale'), value: locales.find(({ locale }) => locale === reseller.locale)?.name ?? reseller.locale },
        ]}
      />
    </Section>
  );
};

export const ResellerShow = (): ReactElement => (
  <RecordShow name={({ ['name']: name }) => String(name)}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="tabs.downstream" path="downstream">
        <Related reference="resellers" target="parentId" sort={{ field: 'name', order: 'ASC' }}>
          <ResellerTable within="resellers.downstream" hide={['parentId']} />
        </Related>
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="resources.accounts.tab" path="accounts">
        <Related reference="accounts" target="resellerId" sort={{ field: 'number', order: 'DESC' }}>
          <AccountTable within="resellers.accounts" hide={['resellerId']} />
        </Related>
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="resources.managers.tab" path="managers">
        <Related reference="managers" target="resellerId" sort={{ field: 'name', order: 'ASC' }}>
          <ManagerTable within="resellers.managers" hide={['resellerId']} />
        </Related>
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`reseller-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
