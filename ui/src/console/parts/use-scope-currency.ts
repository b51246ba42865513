import type { StreamEvent } from '../../shared/api/types.js';
import { useResellerCurrency } from './use-reseller-currency.js';

/** The currency of whoever's event it is: events keep amounts, their reseller the currency. */
export const useScopeCurrency = (event: StreamEvent | undefined): string | undefined => useResellerCurrency(event?.metadata.scope?.resellerId);
