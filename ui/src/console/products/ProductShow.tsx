import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { Product } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { ResellerRef } from '../parts/references.js';
import { useDeliveredBy } from './delivered-by.js';
import { PlanTable } from '../plans/PlanTable.js';

const General = (): ReactElement | null => {
  const t = useTranslate();
  const deliveredBy = useDeliveredBy();
  const product = useRecordContext<Product>();
  if (!product) return null;
  return (
    <Section>
      <Facts
        facts={[
          { label: t('data.name'), value: product.name },
          { label: t('data.vendor'), value: product.vendor },
          { label: t('data.category'), value: product.category },
          { label: t('data.resellerId'), value: <ResellerRef record={product} /> },
          { label: t('data.provisioning'), value: deliveredBy(product.provisioning), note: t('products.behaviourHint') },
          { label: t('data.description'), value: product.description },
        ]}
      />
    </Section>
  );
};

export const ProductShow = (): ReactElement => (
  <RecordShow name={({ ['name']: name }) => String(name)}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="resources.plans.tab" path="plans">
        <Related reference="plans" target="productId" sort={{ field: 'name', order: 'ASC' }}>
          <PlanTable within="products.plans" hide={['resellerId', 'productId']} />
        </Related>
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`product-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
