import type { ReactElement } from 'react';
import { BILLING_TYPES } from '../../shared/api/types.js';
import { RecordList } from '../parts/RecordList.js';
import { referenceFilter, search, wordFilter } from '../parts/filters.js';
import { MakePlan } from '../reservation-skus/SkuList.js';
import { PlanTable } from './PlanTable.js';

const filters = [
  search,
  wordFilter('status', 'status', ['Draft', 'Active', 'Inactive'], true),
  wordFilter('billingType', 'billingType', BILLING_TYPES),
  referenceFilter('productId', 'products'),
  referenceFilter('serviceTermsId', 'service-terms'),
];

export const PlanList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'name', order: 'ASC' }} actions={<MakePlan />}>
    <PlanTable />
  </RecordList>
);
