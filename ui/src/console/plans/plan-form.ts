import type { Commands } from '../../shared/api/commands.js';
import type { BillingType, Fees, Term } from '../../shared/api/types.js';
import { given } from '../parts/choices.js';

/** What the form holds: as the command takes it, with "endless" as one more unit, and keys that may be left empty. */
export interface PlanForm {
  readonly productId: string;
  readonly serviceTermsId: string;
  readonly name: string;
  readonly sku?: string;
  readonly description?: string;
  readonly billingType: BillingType;
  readonly currency: string;
  readonly fixedPrice: boolean;
  readonly singleton: boolean;
  readonly markup?: string;
  readonly autoRenewDefault: boolean;
  readonly periods: readonly { readonly term: { readonly count: number; readonly unit: Term['unit'] | 'endless' }; readonly fees: Fees; readonly trial: boolean; readonly public: boolean }[];
  readonly resources: readonly { readonly key?: string; readonly public: boolean; readonly name: string; readonly unit: string; readonly included: number; readonly minimum: number; readonly limit?: number | null; readonly fees: Fees }[];
}

export const NO_FEES: Fees = { setup: 0, recurring: 0, renewal: 0 };

/** "Mailbox, 50 GB" as a key: "mailbox_50_gb". Names without Latin letters are numbered. */
export const keyOf = (name: string, index: number): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64) || `resource_${index + 1}`;

/** A trial is free. */
const periodOf = ({ term: { count, unit }, fees, trial, public: offered }: PlanForm['periods'][number]): Commands['create-plan']['periods'][number] => {
  const kind = { fees: trial ? NO_FEES : fees, trial, public: offered };
  const name = unit === 'endless' ? 'endless' : `${count}_${unit}`;
  return { periodId: trial ? `trial_${name}` : name, term: unit === 'endless' ? null : { count, unit }, ...kind };
};

export const planOf = ({ periods, resources, markup, ...plan }: PlanForm): Commands['create-plan'] => ({
  ...given({ ...plan, ...(markup ? { markup: markup.replace(',', '.') } : {}) }),
  periods: periods.map(periodOf),
  resources: resources.map(({ key, limit = null, ...resource }, index) => ({ ...resource, limit, key: key || keyOf(resource.name, index) })),
});
