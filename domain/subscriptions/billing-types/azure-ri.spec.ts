import { describe, expect, it } from '@jest/globals';
import { charges, licences, year } from '../../../test/support/billing-types.js';
import { azureRi } from './azure-ri.js';

describe('Azure RI (domain.md 4.8)', () => {
  const sale = { start: '2019-10-20', term: year, billingDay: 1, lines: licences(2, 0, { setup: 60_000 }) };

  it('is one setup charge for the whole term, written off when the order is paid', () => {
    expect(charges(azureRi.sale(sale))).toEqual(['2019-10-20..2020-10-20 setup 1200.00 close']);
    expect(azureRi.commitment(sale)).toEqual(azureRi.sale(sale));
  });

  it('charges nothing else', () => {
    expect(azureRi.period(sale, '2019-11-01')).toEqual([]);
    expect(azureRi.increase({ on: '2019-11-01', terms: [sale], billingDay: 1, lines: sale.lines, chargesClosed: false })).toEqual([]);
  });

  it('ends after its years', () => {
    expect(azureRi.expiration('2020-02-29', { count: 3, unit: 'year' }, 1)).toBe('2023-02-28');
  });
});
