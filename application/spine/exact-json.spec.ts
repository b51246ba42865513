import { describe, expect, it } from '@jest/globals';
import { exactJson } from './exact-json.js';

describe('JSON with exact numbers', () => {
  it('gives numbers that a double would round as their digits, and nothing else', () => {
    expect(exactJson('{"a":1.2345678901234567891,"b":-123456789012345678e-3,"c":0.0008,"d":"1.2345678901234567891 \\" 1.2345678901234567891","e":[157.28400000000002],"f":12}')).toEqual({
      a: '1.2345678901234567891', b: '-123456789012345678e-3', c: 0.0008, d: '1.2345678901234567891 " 1.2345678901234567891', e: ['157.28400000000002'], f: 12,
    });
  });

  it('refuses what is no JSON', () => expect(() => exactJson('{1: 2}')).toThrow(SyntaxError));
});
