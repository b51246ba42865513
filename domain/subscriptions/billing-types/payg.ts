import type { BillingTypeKey } from '../../shared/billing-rules.js';
import type { BillingType } from './billing-type.js';
import { expiration } from './periods.js';

/** The order costs nothing: what is used makes one growing charge a period, which is rated apart (domain.md 4.7). */
const payAsYouGo = (key: BillingTypeKey): BillingType => ({ key, version: 1, sale: () => [], commitment: () => [], increase: () => [], period: () => [], expiration });

/** Usage at the prices of the plan's resources. */
export const paygInternal = payAsYouGo('payg_internal');

/** Usage at the vendor's prices and a markup. */
export const paygExternal = payAsYouGo('payg_external');
