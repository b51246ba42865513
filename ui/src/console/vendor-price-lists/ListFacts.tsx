import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { VendorPriceList } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useCustomerType } from './customer-type.js';
import { ManagerName } from './ManagerName.js';

/** What the file is, and how it is taken. */
export const ListFacts = ({ list }: { readonly list: VendorPriceList }): ReactElement => {
  const t = useTranslate();
  const { country, date, instant, number } = useFormat();
  const customerType = useCustomerType();
  return (
    <Facts
      columns={4}
      facts={[
        { label: t('data.status'), value: <StatusChip status={list.status} /> },
        { label: t('data.format'), value: t(`priceLists.format.${list.format}`), note: t(`priceLists.formatNote.${list.format}`) },
        { label: t('data.currency'), value: list.market ? `${list.currency} · ${country(list.market)}` : list.currency },
        { label: t('priceLists.offers'), value: number(list.offers) },
        { label: t('data.coefficient'), value: list.coefficient },
        { label: t('data.customerType'), value: list.customerTypes.length > 0 && (list.customerType ? customerType(list.customerType) : t('priceLists.anyCustomer')) },
        { label: t('data.previewedOn'), value: list.previewedOn && date(list.previewedOn), note: (list.counts?.scheduled ?? 0) > 0 && t('priceLists.scheduled', { smart_count: list.counts?.scheduled ?? 0 }) },
        { label: t('data.uploadedAt'), value: instant(list.uploadedAt), note: <ManagerName id={list.uploadedBy} /> },
        { label: t(`priceLists.closed.${list.status}`, { _: '' }), value: list.closedAt && instant(list.closedAt), note: list.closedBy && <ManagerName id={list.closedBy} /> },
        { label: t('data.plans'), value: list.plans !== null && number(list.plans) },
      ]}
    />
  );
};
