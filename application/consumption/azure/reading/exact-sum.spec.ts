import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal, decimalText } from '../../../../domain/shared/decimal.js';
import { add, ZERO } from '../../../../domain/shared/ratio.js';
import { compareDecimals } from '../../../../domain/shared/decimal.js';
import { keyOf } from '../../../../projections/keys.js';
import { ExactSum } from './exact-sum.js';

const digits = (max: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: max });
const text = fc.tuple(fc.constantFrom('', '-'), digits(20), fc.option(digits(30))).map(([sign, whole, fraction]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}`);

describe('decimal texts', () => {
  it('are added up exactly, whatever their length', () => {
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const sum = new ExactSum();
        texts.forEach((each) => sum.add(each));
        expect(sum.text).toBe(decimalText(texts.map(decimal).reduce(add, ZERO)));
      }),
    );
  });

  it('are added up exactly also where there are many', () => {
    const sum = new ExactSum();
    for (let count = 0; count < 100_000; count++) sum.add('999999999999.99');
    expect(sum.text).toBe('99999999999999000');
  });

  it('sort by their keys as numbers do', () => {
    fc.assert(fc.property(text, text, (a, b) => expect(Math.sign(Buffer.compare(Buffer.from(keyOf('decimal', a)), Buffer.from(keyOf('decimal', b))))).toBe(compareDecimals(a, b))), { numRuns: 2_000 });
  });
});
