import { describe, expect, it } from '@jest/globals';
import { licences } from '../../../test/support/billing-types.js';
import { paygExternal, paygInternal } from './payg.js';

describe.each([paygInternal, paygExternal])('Pay as you go (domain.md 4.7): $key', (type) => {
  const sale = { start: '2019-10-20', term: null, billingDay: 1, lines: licences(10, 200) };

  it('costs nothing to order, has no end and owes nothing for a period: what is used is rated apart', () => {
    expect([type.sale(sale), type.commitment(sale), type.period(sale, '2019-11-01')]).toEqual([[], [], []]);
    expect(type.expiration(sale.start, null, 1)).toBeNull();
  });
});
