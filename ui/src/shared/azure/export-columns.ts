import type { UsageSummary } from './types.js';

const SHOWN = ['usageDate', 'meter.category', 'meter.subcategory', 'meter.name', 'meter.region', 'resourceUri', 'tags', 'quantity', 'meter.unit'];

/** What a file of daily rows has, in this order: what the reader sees of the selection, and nothing that only programs need. */
export const exportColumns = ({ total: { cost, netCost, records }, askedOf }: Pick<UsageSummary, 'total' | 'askedOf'>): readonly string[] => [
  ...SHOWN,
  ...(cost === undefined ? [] : [...(askedOf === 'customer' ? ['unitPrice'] : []), 'cost']),
  ...(netCost === undefined ? [] : ['netCost']),
  'currency',
  'period.from',
  'period.to',
  ...(records === undefined ? [] : ['records']),
];
