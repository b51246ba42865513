import type { Fees, Plan, PlanPrices } from '../../shared/api/types.js';
import type { CommandField, FilledValue } from '../../shared/commands/field-values.js';

const KINDS = ['recurring', 'setup', 'renewal'] as const;
type Priced = { readonly part: 'periods' | 'resources'; readonly key: string; readonly name: string; readonly fees: Fees };

const pricedOf = ({ periods, resources }: Plan, nameOf: (period: Plan['periods'][number]) => string): readonly Priced[] => [
  ...periods.filter(({ trial }) => !trial).map((period) => ({ part: 'periods' as const, key: period.periodId, name: nameOf(period), fees: period.fees })),
  ...resources.map(({ key, name, fees }) => ({ part: 'resources' as const, key, name, fees })),
];

const fieldOf = ({ part, key }: Priced, kind: (typeof KINDS)[number]): string => `${part}.${key}.${kind}`;

/** One field a price, with what it is now. `label` names period or resource and the kind of fee. */
export const priceFields = (plan: Plan, nameOf: (period: Plan['periods'][number]) => string, label: (kind: string) => string): readonly CommandField[] =>
  pricedOf(plan, nameOf).flatMap((priced) =>
    KINDS.map((kind) => ({ name: fieldOf(priced, kind), kind: 'money' as const, label: `${priced.name} · ${label(kind)}`, currency: plan.currency, required: true, initial: priced.fees[kind] })),
  );

/** Only what is another price than now: whole rows, as the command takes them. */
export const changedPrices = (plan: Plan, values: Readonly<Record<string, FilledValue>>): PlanPrices => {
  const changed = pricedOf(plan, () => '')
    .map((priced) => ({ ...priced, now: Object.fromEntries(KINDS.map((kind) => [kind, Number(values[fieldOf(priced, kind)] ?? priced.fees[kind])])) as unknown as Fees }))
    .filter(({ fees, now }) => KINDS.some((kind) => fees[kind] !== now[kind]));
  return {
    periods: changed.filter(({ part }) => part === 'periods').map(({ key, now }) => ({ periodId: key, fees: now })),
    resources: changed.filter(({ part }) => part === 'resources').map(({ key, now }) => ({ key, fees: now })),
  };
};
