import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMinor } from './money.js';
import { format, fromDecimal, parse, ratio, round } from './ratio.js';

describe('rounding', () => {
  it('is half away from zero', () => {
    expect([ratio(5, 2), ratio(-5, 2), ratio(3871, 2), ratio(1, 3), ratio(-2, 3)].map(round)).toEqual([3, -3, 1936, 0, -1]);
  });

  it('is never further than a half from the exact value', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }), (n, d) => {
        const distance = BigInt(round(ratio(n, d))) * d - n;
        expect((distance < 0n ? -distance : distance) * 2n <= d).toBe(true);
      }),
    );
  });
});

describe('fractions', () => {
  it('read decimals exactly and survive being written', () => {
    expect(format(fromDecimal('12.5'))).toBe('25/2');
    expect(parse(format(ratio(60_000, 31)))).toEqual(ratio(60_000, 31));
  });
});

describe('amounts in words', () => {
  it('have the digits of their currency', () => {
    expect([formatMinor(1935, 'EUR'), formatMinor(-5, 'EUR'), formatMinor(1935, 'JPY'), formatMinor(1935, 'KWD')]).toEqual(['19.35', '-0.05', '1935', '1.935']);
  });
});
