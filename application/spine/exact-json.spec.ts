import { describe, expect, it } from '@jest/globals';
import { exactJson } from './exact-json.js';

describe('JSON with exact numbers', () => {
  it('gives numbers that a double would round as their digits, and nothing else', () => {
    expect(exactJson('{"a":1.2345678901234567891,"b":-123456789012345678e-3,"c":0.0008,"d":"1.2345678901234567891 \\" 1.2345678901234567891","e":[157.28400000000002],"f":12}')).toEqual({
      a: '1.2345678901234567891', b: '-123456789012345678e-3', c: 0.0008, d: '1.2345678901234567891 " 1.2345678901234567891', e: ['157.28400000000002'], f: 12,
    });
  });

  it.each(['{"a":",1234567890123456,"}', '{"a":"x:12345678901234567","b":1.23456789012345678}', '"[1234567890123456]"', '{"a":"\\":12345678901234567,\\""}'])('leaves digits in texts alone: %s', (text) => {
    const wanted = JSON.parse(text.replace('1.23456789012345678', '"1.23456789012345678"')) as unknown;
    expect(exactJson(text)).toEqual(wanted);
  });

  it('refuses what is no JSON', () => expect(() => exactJson('{1: 2}')).toThrow(SyntaxError));
});
