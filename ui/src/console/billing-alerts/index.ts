import type { ResourceProps } from 'react-admin';
import { BillingAlertList } from './BillingAlertList.js';

export const billingAlerts: ResourceProps = { name: 'billing-alerts', list: BillingAlertList, recordRepresentation: 'number' };
