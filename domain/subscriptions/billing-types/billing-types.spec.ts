import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { total } from '../../../test/support/billing-types.js';
import { BILLING_RULES, BILLING_TYPE_KEYS } from '../../shared/billing-rules.js';
import { addDays, billingPeriodOf } from '../../shared/calendar.js';
import { DomainError } from '../../shared/errors.js';
import { parse } from '../../shared/ratio.js';
import type { BilledLine, BillingType, Sale } from './billing-type.js';
import { billingType, billingTypes, labelOf } from './index.js';

const RUNS = { numRuns: 40 };

const fees = fc.nat(100_000);
const line = (resourceKey: string | null): fc.Arbitrary<BilledLine> => fc.record({ resourceKey: fc.constant(resourceKey), quantity: fc.integer({ min: 1, max: 50 }), setup: fees, recurring: fees, renewal: fees });
const sales: fc.Arbitrary<Sale> = fc.record({
  start: fc.nat(3000).map((days) => addDays('2018-01-01', days)),
  term: fc.integer({ min: 1, max: 24 }).map((count) => ({ count, unit: 'month' as const })),
  billingDay: fc.integer({ min: 1, max: 28 }),
  lines: fc.tuple(line(null), line('licences')),
  oneTime: fc.constantFrom('setup', 'renewal'),
});

/** Every billing day after the start, up to the expiration. */
const billingDays = (type: BillingType, { start, term, billingDay }: Sale): readonly string[] => {
  const end = type.expiration(start, term, billingDay) ?? start;
  const days: string[] = [];
  for (let day = billingPeriodOf(start, billingDay).to; day < end; day = billingPeriodOf(day, billingDay).to) days.push(day);
  return days;
};

/** What the plan's fees come to over the whole term: N x fee, and the one-time fees once. */
const agreed = (type: BillingType, { term, lines, oneTime }: Sale): number => {
  const sum = (fee: (line: BilledLine) => number): number => lines.reduce((amount, line) => amount + fee(line) * line.quantity, 0);
  if (type.key === 'azure_ri') return sum((line) => line.setup);
  const recurring = sum((line) => line.recurring) * (term?.count ?? 0);
  return BILLING_RULES[type.key].oneTimeFees ? recurring + sum((line) => line[oneTime ?? 'setup']) : recurring;
};

describe('every billing type', () => {
  const sold = billingTypes.filter(({ key }) => BILLING_RULES[key].pays !== 'after_use');

  it('is in the table of rules, and every rule has its type', () => {
    expect(new Set(billingTypes.map(({ key }) => key))).toEqual(new Set(BILLING_TYPE_KEYS));
  });

  it('can be found in the version that a subscription was sold with', () => {
    for (const type of billingTypes) expect(billingType(type.key, type.version)).toBe(type);
    expect(billingTypes.map(labelOf)).toEqual([...new Set(billingTypes.map(labelOf))]);
    expect(() => billingType('csp_monthly', 99)).toThrow(DomainError);
    expect(() => billingType('barter')).toThrow(DomainError);
  });

  it.each(sold)('$key: the order and all billing days together charge what was agreed, to the cent', (type) => {
    fc.assert(
      fc.property(sales, (sale) => {
        const charged = total(type.sale(sale)) + billingDays(type, sale).reduce((amount, day) => amount + total(type.period(sale, day)), 0);
        expect(charged).toBe(agreed(type, sale));
        expect(total(type.commitment(sale))).toBe(charged);
      }),
      RUNS,
    );
  });

  it.each(sold)('$key: charges no day outside the term, no day twice and nothing below zero', (type) => {
    fc.assert(
      fc.property(sales, (sale) => {
        const end = type.expiration(sale.start, sale.term, sale.billingDay) ?? '';
        const recurring = [...type.sale(sale), ...billingDays(type, sale).flatMap((day) => type.period(sale, day))].filter(({ fee, resourceKey }) => fee === 'recurring' && resourceKey === null);
        const wrong = recurring.filter(({ period, weight }, index) => period.from < (recurring[index - 1]?.period.to ?? sale.start) || period.to <= period.from || period.to > end || parse(weight).n <= 0n);
        expect([...wrong, ...type.period(sale, end)]).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each(billingTypes)('$key: owes nothing for what costs nothing, such as a trial', (type) => {
    fc.assert(
      fc.property(sales, (sale) => {
        const free = { ...sale, lines: sale.lines.map((line) => ({ ...line, setup: 0, recurring: 0, renewal: 0 })) };
        expect([...type.sale(free), ...type.commitment(free), ...type.period(free, sale.start), ...type.increase({ ...free, on: sale.start, terms: [sale], chargesClosed: false })]).toEqual([]);
      }),
      RUNS,
    );
  });

  describe.each(billingTypes)('$key does what the table of rules says', (type) => {
    const rules = BILLING_RULES[type.key];
    const term = rules.terms === 'endless' ? null : ({ count: 3, unit: 'month' } as const);
    const fee = { resourceKey: 'licences', quantity: 1, setup: 1000, recurring: 3100, renewal: 700 };
    const sale: Sale = { start: '2019-10-20', term, billingDay: 1, lines: [fee] };
    const more = type.increase({ on: '2019-11-16', terms: [sale], billingDay: 1, lines: [fee], chargesClosed: false });

    it('charges with the order, by periods, or by use', () => {
      const [order, days] = [total(type.sale(sale)), total(billingDays(type, sale).flatMap((day) => type.period(sale, day)))];
      expect(rules.charged).toBe(days > 0 ? 'by_period' : order > 0 ? 'by_order' : 'by_use');
    });

    it('pays the whole term, the current period or nothing with the order', () => {
      const due = total(type.sale(sale).filter(({ onSettlement }) => onSettlement !== 'open'));
      const promised = total(type.commitment(sale));
      expect(rules.pays).toBe(promised === 0 ? 'after_use' : due < promised ? 'current_period' : 'whole_term');
    });

    it('takes one-time fees, or none', () => {
      expect(type.sale(sale).some((charge) => charge.fee === 'setup')).toBe(rules.oneTimeFees);
    });

    it('charges more from today, from tomorrow, or never', () => {
      const from = more.filter((charge) => charge.fee === 'recurring')[0]?.period.from;
      expect(rules.increase).toBe({ '2019-11-16': 'today', '2019-11-17': 'tomorrow' }[from ?? ''] ?? 'never');
    });

    it('writes off when it is paid, on the first day of a period, or at its end', () => {
      const recurring = [...type.sale(sale), ...more].filter((charge) => charge.fee === 'recurring');
      const atStart = recurring.some(({ onSettlement }) => onSettlement === 'close');
      expect(rules.writtenOff).toBe(atStart ? 'at_start' : recurring.length === 0 && type.sale(sale).length > 0 ? 'when_paid' : 'at_end');
    });
  });
});
