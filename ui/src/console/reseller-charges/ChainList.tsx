import type { ReactElement } from 'react';
import { NullableBooleanInput } from 'react-admin';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, wordFilter } from '../parts/filters.js';
import { ChainTable } from './ChainTable.js';

const common = [wordFilter('fee', 'fee', ['setup', 'renewal', 'recurring', 'consumption']), referenceFilter('subscriptionId', 'subscriptions'), referenceFilter('planId', 'plans'), dateFilter('on_gte'), dateFilter('on_lte')];
const ownFilters = [referenceFilter('debtorId', 'resellers'), <NullableBooleanInput key="atOrBelowCost" source="atOrBelowCost" />, ...common];

export const ResellerChargeList = (): ReactElement => (
  <RecordList filters={ownFilters} sort={{ field: 'on', order: 'DESC' }}>
    <ChainTable side="creditor" />
  </RecordList>
);

export const SupplierChargeList = (): ReactElement => (
  <RecordList filters={common} sort={{ field: 'on', order: 'DESC' }}>
    <ChainTable side="debtor" />
  </RecordList>
);
