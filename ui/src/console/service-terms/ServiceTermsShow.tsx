import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { ServiceTerms } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { ResellerRef } from '../parts/references.js';
import { PlanTable } from '../plans/PlanTable.js';

const FIGURES = ['billingDay', 'manualRenewPoint', 'autoRenewPoint', 'gracePeriod', 'stopPeriod'] as const;
const MODES = ['stopMode', 'deleteMode'] as const;

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { number, word } = useFormat();
  const terms = useRecordContext<ServiceTerms>();
  if (!terms) return null;
  return (
    <Section>
      <Facts
        facts={[
          { label: t('data.name'), value: terms.name },
          { label: t('data.key'), value: <code>{terms.key}</code>, note: t('serviceTerms.hint.keyFixed') },
          { label: t('data.resellerId'), value: <ResellerRef record={terms} /> },
          ...FIGURES.map((figure) => ({ label: t(`data.${figure}`), value: number(terms[figure]), note: t(`serviceTerms.hint.${figure}`) })),
          ...MODES.map((mode) => ({ label: t(`data.${mode}`), value: word('mode', terms[mode]), note: t('serviceTerms.hint.modes') })),
        ]}
      />
    </Section>
  );
};

export const ServiceTermsShow = (): ReactElement => (
  <RecordShow name={({ ['name']: name }) => String(name)}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="resources.plans.tab" path="plans">
        <Related reference="plans" target="serviceTermsId" sort={{ field: 'name', order: 'ASC' }}>
          <PlanTable within="service-terms.plans" hide={['resellerId', 'serviceTermsId']} />
        </Related>
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`service_terms-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
