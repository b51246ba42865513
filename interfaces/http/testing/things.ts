import { projection } from '../../../projections/projection.js';

export type Thing = {
  readonly name: string;
  readonly status: string;
  readonly number: string;
  readonly amount: number | null;
  readonly day: string | null;
  readonly active: boolean;
  readonly cost: number;
  readonly note: { readonly text: string; readonly open: string };
  readonly items: readonly { readonly sku: string; readonly margin: string }[];
};

export const example: Thing = { name: 'Fjord', status: 'Active', number: 'T000001', amount: 5, day: '2026-08-20', active: true, cost: 3, note: { text: 'a', open: 'b' }, items: [{ sku: 's', margin: 'm' }] };

const common = {
  version: 1,
  context: 'catalog',
  handles: [],
  keys: () => [],
  evolve: () => null,
  indexes: [['number']],
  search: ['number', 'name'],
  example,
} as const;

const fields = { name: 'text', status: 'id', number: 'id', amount: 'number', day: 'date', active: 'boolean', cost: 'number', 'note.text': 'id', 'note.open': 'id' } as const;

/** Rows of accounts: columns are hidden from upstream, others from customers. */
export const things = projection<Thing>({
  ...common,
  name: 'things',
  summary: 'Things of accounts.',
  fields,
  defaultSort: { field: 'number', order: 'ASC' },
  access: {
    staff: ['admin', 'sales', 'auditor'],
    hiddenFromUpstream: ['name', 'note.text', 'items.margin'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['cost', 'note', 'items.margin'] },
  },
});

/** Rows of resellers, some of them for sale. */
export const offers = projection<Thing>({
  ...common,
  name: 'offers',
  summary: 'Things for sale.',
  fields,
  defaultSort: { field: 'name', order: 'DESC' },
  access: { staff: ['admin', 'auditor'], hiddenFromUpstream: ['name', 'cost'], customer: { levels: ['Owner', 'Admin', 'User'], rows: 'reseller', where: { status: 'Active' }, hidden: ['cost', 'items', 'note.text'] } },
});
