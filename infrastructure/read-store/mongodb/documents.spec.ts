import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../../application/ports/read-store.js';
import { fromStored, toStored } from './documents.js';

const schema = { fields: { 'total.amount': 'number', name: 'text' }, indexes: [] } as const;
const stored = (body: JsonObject | null) => toStored(schema, { id: 'a', position: 7, body });

describe('a document in MongoDB', () => {
  it('is one that other programs can read', () => {
    const body = { name: 'Ann 😀', total: { amount: -3 }, lines: [{ fee: 0.5, tags: ['x'] }], none: null };
    expect(stored(body)).toEqual({ _id: 'a', position: 7, live: true, body, k: { 'total/amount': '1-9007199254740988', name: '1ann 😀' } });
  });

  it('remembers its position when it is deleted, and is found by nothing', () => {
    expect(stored(null)).toEqual({ _id: 'a', position: 7, live: false, body: null, k: {} });
  });

  it.each<[string, JsonObject]>([
    ['a dot in a key', { plans: { 'office.e3': 1 } }],
    ['a dollar at the beginning of a key', { $set: 1 }],
    ['an empty key', { a: [{ '': 1 }] }],
    ['a list in a list', { rows: [[1, 2]] }],
    ['NUL', { name: 'a\0b' }],
    ['half a character', { name: '\ud83d' }],
    ['a key of the language', JSON.parse('{"__proto__": 1}') as JsonObject],
  ])('is kept as JSON text when some servers would refuse or change it: %s', (_what, body) => {
    const document = stored(body);
    expect(document.body).toBe(JSON.stringify(body));
    expect(fromStored(document)).toStrictEqual({ id: 'a', position: 7, body });
  });
});
