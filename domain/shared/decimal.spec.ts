import { describe, expect, it } from '@jest/globals';
import { compareDecimals, decimal, decimalText, toFixed } from './decimal.js';
import { ratio } from './ratio.js';

describe('exact decimals', () => {
  it.each([
    ['12.50', '12.5'], ['-0.5', '-0.5'], ['-0', '0'], ['1e3', '1000'], ['1.6E-7', '0.00000016'], ['-12.5e+1', '-125'], ['157.28400000000002', '157.28400000000002'],
    ['0.00000000000000000000000001', '0.00000000000000000000000001'],
  ])('%s is %s', (text, shortest) => expect(decimalText(decimal(text))).toBe(shortest));

  it.each(['', 'abc', '1.', '.5', '1e9999', '0x1'])('"%s" is none', (text) => expect(() => decimal(text)).toThrow(RangeError));

  it('a third has no decimal text', () => expect(() => decimalText(ratio(1, 3))).toThrow(RangeError));

  it('rounds half away from zero', () => expect([toFixed(ratio(5, 1000), 2), toFixed(ratio(-5, 1000), 2), toFixed(ratio(1, 3), 8), toFixed(ratio(-1, 1000), 2)]).toEqual(['0.01', '-0.01', '0.33333333', '0.00']));

  it('compares by number', () => expect(['1024', '0', '51200', '9'].sort(compareDecimals)).toEqual(['0', '9', '1024', '51200']));
});
