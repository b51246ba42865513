import { ruleBroken } from '../../shared/errors.js';
import { azureRi } from './azure-ri.js';
import type { BillingType } from './billing-type.js';
import { cspAnnual } from './csp-annual.js';
import { cspMonthly } from './csp-monthly.js';
import { eset } from './eset.js';
import { gSuite } from './g-suite.js';
import { licenseBased } from './license-based.js';
import { nonRefund } from './non-refund.js';
import { payInFull } from './pay-in-full.js';
import { paygExternal, paygInternal } from './payg.js';
import { reservation } from './reservation.js';

/** Every billing type in every version that a subscription may still have. */
export const billingTypes: readonly BillingType[] = [reservation, cspAnnual, cspMonthly, payInFull, licenseBased, paygInternal, paygExternal, gSuite, nonRefund, eset, azureRi];

/** The newest version, for new sales; or the version that a subscription was sold with. */
export const billingType = (key: string, version?: number): BillingType => {
  const found = billingTypes.filter((type) => type.key === key && (version === undefined || type.version === version)).sort((a, b) => b.version - a.version)[0];
  if (!found) throw ruleBroken('unknown_billing_type', `There is no billing type ${key}${version === undefined ? '' : ` in version ${version}`}.`);
  return found;
};

/** The one that an order was priced with: strategy and version, "csp_monthly@1". */
export const pricedBy = (sold: string): BillingType => {
  const [key = '', version] = sold.split('@');
  return billingType(key, Number(version));
};

export const labelOf = ({ key, version }: BillingType): string => `${key}@${version}`;
