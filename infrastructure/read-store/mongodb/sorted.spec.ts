import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../application/ports/read-store.js';
import { isIndexed } from './sorted.js';

const is = (field: string, op: 'eq' | 'gte' = 'eq'): Condition => ({ field, op, key: '1x' });
const schema = { indexes: [['subscriptionId', 'usageDate'], ['usageDate'], ['subscriptionId', 'period.from']] };

describe('an order of rows that an index holds', () => {
  it.each([
    ['the id', [], 'id', true],
    ['the first field of an index', [], 'usageDate', true],
    ['a later one, when those before it have one value', [is('subscriptionId')], 'period.from', true],
    ['a later one alone', [], 'period.from', false],
    ['a later one, when those before it have many values', [is('subscriptionId', 'gte')], 'period.from', false],
    ['one that no index has', [is('subscriptionId')], 'cost', false],
  ] as const)('%s', (_what, where, field, indexed) => expect(isIndexed(schema, where, { field, descending: true })).toBe(indexed));
});
