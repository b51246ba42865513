import type { ResourceProps } from 'react-admin';
import { BillingRunList } from './BillingRunList.js';
import { BillingRunShow } from './BillingRunShow.js';

export const billingRuns: ResourceProps = { name: 'billing-runs', list: BillingRunList, show: BillingRunShow, recordRepresentation: 'date' };
