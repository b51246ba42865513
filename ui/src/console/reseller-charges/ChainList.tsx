import type { ReactElement } from 'react';
import { NullableBooleanInput } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, wordFilter } from '../parts/filters.js';
import { ChainTable } from './ChainTable.js';

const common = [wordFilter('fee', 'fee', ['setup', 'renewal', 'recurring', 'consumption']), referenceFilter('subscriptionId', 'subscriptions'), referenceFilter('planId', 'plans'), dateFilter('on_gte'), dateFilter('on_lte')];
const ownFilters = [referenceFilter('debtorId', 'resellers'), <NullableBooleanInput key="atOrBelowCost" source="atOrBelowCost" />, ...common];

/** What others owe each other has no amounts here; auditors alone look for it. */
const useOwn = (): { readonly resellerId?: string } => {
  const { reseller, role } = useMe();
  return role === 'auditor' ? {} : { resellerId: reseller.id };
};

export const ResellerChargeList = (): ReactElement => (
  <RecordList filter={useOwn()} filters={ownFilters} sort={{ field: 'on', order: 'DESC' }}>
    <ChainTable side="creditor" />
  </RecordList>
);

export const SupplierChargeList = (): ReactElement => (
  <RecordList filter={useOwn()} filters={common} sort={{ field: 'on', order: 'DESC' }}>
    <ChainTable side="debtor" />
  </RecordList>
);
