import { ruleBroken } from '../../shared/errors.js';
import type { BillingType } from './billing-type.js';
import { cspAnnual } from './csp-annual.js';
import { cspMonthly } from './csp-monthly.js';

/** Every billing type in every version that a subscription may still have. */
export const billingTypes: readonly BillingType[] = [cspMonthly, cspAnnual];

/** The newest version, for new sales; or the version that a subscription was sold with. */
export const billingType = (key: string, version?: number): BillingType => {
  const found = billingTypes.filter((type) => type.key === key && (version === undefined || type.version === version)).sort((a, b) => b.version - a.version)[0];
  if (!found) throw ruleBroken('unknown_billing_type', `There is no billing type ${key}${version === undefined ? '' : ` in version ${version}`}.`);
  return found;
};

export const labelOf = ({ key, version }: BillingType): string => `${key}@${version}`;
