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

export type FeeKind = keyof Fees;

/** What a billing type leaves open in a plan; the server decides, the form does not ask for what it would refuse (domain.md 4.2). */
export interface PlanShape {
  readonly endless?: true;
  readonly trial?: false;
  readonly fees: readonly FeeKind[];
}

const ONGOING: PlanShape = { fees: ['recurring'] };
const TERM: PlanShape = { fees: ['recurring', 'setup', 'renewal'] };
const SHAPES: Readonly<Record<BillingType, PlanShape>> = {
  csp_monthly: ONGOING, pay_in_full: ONGOING, license_based_monthly: ONGOING, eset: ONGOING,
  reservation: TERM, csp_annual: TERM, g_suite: TERM, non_refund: TERM,
  payg_internal: { endless: true, trial: false, fees: ['recurring'] },
  payg_external: { endless: true, trial: false, fees: [] },
  azure_ri: { trial: false, fees: ['setup'] },
};

export const shapeOf = (billingType: BillingType): PlanShape => SHAPES[billingType];

export const NO_FEES: Fees = { setup: 0, recurring: 0, renewal: 0 };

/** "Mailbox, 50 GB" as a key: "mailbox_50_gb". Names without Latin letters are numbered. */
export const keyOf = (name: string, index: number): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64) || `resource_${index + 1}`;

/** Fees that were typed before the billing type was changed are left out with their fields. */
const asked = (fees: Fees, { fees: kinds }: PlanShape): Fees => {
  const of = (kind: FeeKind): number => (kinds.includes(kind) ? fees[kind] : 0);
  return { setup: of('setup'), recurring: of('recurring'), renewal: of('renewal') };
};

/** A trial is free, and what is used is asked for by unit only. */
const periodOf = (shape: PlanShape, { term, fees, trial: tried, public: offered }: PlanForm['periods'][number]): Commands['create-plan']['periods'][number] => {
  const trial = tried && shape.trial !== false;
  const endless = shape.endless || term.unit === 'endless';
  const name = endless ? 'endless' : `${term.count}_${term.unit}`;
  return { periodId: trial ? `trial_${name}` : name, term: endless ? null : (term as Term), fees: trial || shape.endless ? NO_FEES : asked(fees, shape), trial, public: offered };
};

/** What runs without an end has one period only. */
const periodsOf = (shape: PlanShape, { periods }: PlanForm): PlanForm['periods'] => (shape.endless ? periods.slice(0, 1) : periods);

export const planOf = (form: PlanForm): Commands['create-plan'] => {
  const { periods: _periods, resources, markup, ...plan } = form;
  const shape = shapeOf(plan.billingType);
  const marked = plan.billingType === 'payg_external' && markup ? { markup: markup.replace(',', '.') } : {};
  return {
    ...given({ ...plan, ...marked }),
    periods: periodsOf(shape, form).map((period) => periodOf(shape, period)),
    resources: resources.map(({ key, limit = null, fees, ...resource }, index) => ({ ...resource, limit, fees: asked(fees, shape), key: key || keyOf(resource.name, index) })),
  };
};
