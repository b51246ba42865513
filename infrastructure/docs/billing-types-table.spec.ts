import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BILLING_RULES } from '../../domain/shared/billing-rules.js';
import { billingTypesTable, withBillingTypes } from './billing-types-table.js';

describe('the table of billing types in the README', () => {
  const readme = readFileSync('README.md', 'utf8');

  it('is what the code does; `node dist/infrastructure/main/write-billing-types.js` brings it up to date', () => {
    expect(readme).toContain(billingTypesTable());
    expect(withBillingTypes(readme)).toBe(readme);
  });

  it('has a line for every type', () => {
    for (const { title } of Object.values(BILLING_RULES)) expect(billingTypesTable()).toContain(`\n| ${title} | \``);
  });

  it('shows the order of the specification: 12.00, then 31.00, 31.00 and the rest', () => {
    expect(billingTypesTable()).toMatch(/csp_monthly@1.*\| 12\.00, then 31\.00, 31\.00, 19\.00; until 2020-01-20 \|/);
    expect(billingTypesTable()).toMatch(/pay_in_full@1.*\| 0\.00, then 31\.00, 31\.00, 31\.00; until 2020-02-01 \|/);
  });
});
