import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prefixEnd } from './keys.js';

const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const text = fc.string({ unit: fc.oneof(fc.constantFrom('a', '0', '\u{d7ff}', '\u{e000}', '\u{ffff}', '\u{10000}', '\u{10ffff}'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 5 });

describe('the end of a prefix', () => {
  it.each([
    ['1open', '1opeo'],
    ['1\u{d7ff}', '1\u{e000}'],
    ['1😀', '1😁'],
    ['1\u{10ffff}\u{10ffff}', '2'],
    ['\u{10ffff}', null],
    ['', null],
  ])('of %j is %j', (prefix, end) => {
    expect(prefixEnd(prefix)).toBe(end);
  });

  it('parts the strings that begin so from those that come after, in the order of their bytes', () => {
    const property = fc.property(text, text, text, (prefix, rest, other) => {
      const end = prefixEnd(prefix);
      for (const each of [prefix + rest, other]) {
        const within = compare(each, prefix) >= 0 && (end === null || compare(each, end) < 0);
        expect(within).toBe(each.startsWith(prefix));
      }
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
