import type { ReactElement } from 'react';
import { ChipField, ReferenceArrayField, SingleFieldList, TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { DiscountRow } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';

const Actions = (): ReactElement | null => {
  const discount = useRecordContext<DiscountRow>();
  if (!discount) return null;
  const common = { body: { discountId: discount.id }, about: { name: discount.name } };
  return discount.status === 'Active' ? <CommandButton name="deactivate-discount" {...common} severity="error" /> : <CommandButton name="activate-discount" {...common} button={{ variant: 'contained' }} />;
};

const Scope = ({ source, reference }: { readonly source: 'planIds' | 'accountIds'; readonly reference: string }): ReactElement => {
  const t = useTranslate();
  const discount = useRecordContext<DiscountRow>();
  if (!discount?.[source]) return <>{t('discounts.all')}</>;
  return (
    <ReferenceArrayField source={source} reference={reference}>
      <SingleFieldList linkType="show">
        <ChipField source="name" size="small" />
      </SingleFieldList>
    </ReferenceArrayField>
  );
};

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { date, percent, word } = useFormat();
  const discount = useRecordContext<DiscountRow>();
  if (!discount) return null;
  return (
    <Section intro={t('discounts.rule')}>
      <Facts
        facts={[
          { label: t('data.name'), value: discount.name },
          { label: t('data.status'), value: <StatusChip status={discount.status} />, note: discount.status === 'Inactive' && t('discounts.inactiveNote') },
          { label: t('data.type'), value: word('kind', discount.type), note: t('discounts.hint.type') },
          { label: t('data.percentage'), value: percent(discount.percentage) },
          { label: t('data.code'), value: discount.code && <code>{discount.code}</code> },
          { label: t('data.fees'), value: discount.fees.map((fee) => word('fee', fee)).join(', ') },
          { label: t('data.validFrom'), value: discount.validFrom ? date(discount.validFrom) : t('discounts.open') },
          { label: t('data.validTo'), value: discount.validTo ? date(discount.validTo) : t('discounts.open') },
          { label: t('data.planIds'), value: <Scope source="planIds" reference="plans" /> },
          { label: t('data.accountIds'), value: <Scope source="accountIds" reference="accounts" /> },
        ]}
      />
    </Section>
  );
};

export const DiscountShow = (): ReactElement => (
  <RecordShow name={({ ['name']: name }) => String(name)} actions={<Actions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`discount-${id}`] })}
    </TabbedShowLayout>
  </RecordShow>
);
