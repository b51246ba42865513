import type { BillingType, Sale } from './billing-type.js';
import { oneTime } from './fees.js';
import { expiration } from './periods.js';

const sale = (sold: Sale): ReturnType<BillingType['sale']> => oneTime({ ...sold, oneTime: 'setup' });

/** A reservation of the vendor, sold once: one setup fee, written off when the order is paid (domain.md 4.8). Nothing changes in it. */
export const azureRi: BillingType = { key: 'azure_ri', version: 1, sale, commitment: sale, increase: () => [], period: () => [], expiration };
