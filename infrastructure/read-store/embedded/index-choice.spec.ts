import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../application/ports/read-store.js';
import { type Index, indexForCount, indexForList, SELECTIVE } from './index-choice.js';

const indexes: readonly Index[] = [['status', 'placedOn'], ['account'], ['path'], ['placedOn'], ['name']];
const eq = (field: string): Condition => ({ field, op: 'eq', key: '1x' });
const prefix = (field: string): Condition => ({ field, op: 'prefix', key: '1x' });
const contains = (field: string): Condition => ({ field, op: 'contains', key: '1x' });
const byDate = { field: 'placedOn', descending: true };

/** Rows by the first field of an index; what is not named has a million. */
const rows =
  (counts: Readonly<Record<string, number>>) =>
  (index: Index): number =>
    Math.min(SELECTIVE, counts[index[0] ?? 'id'] ?? 1_000_000);

describe('the index for a list', () => {
  const choose = (where: readonly Condition[], counts: Readonly<Record<string, number>> = {}, sort = byDate) => indexForList(indexes, where, sort, rows(counts));

  it('has the order of the list when a condition holds for nearly all rows', () => {
    expect(choose([prefix('path')])).toEqual(['placedOn']);
    expect(choose([prefix('path')], {}, { field: 'id', descending: false })).toEqual([]);
  });

  it('finds the rows of a condition that holds for few', () => {
    expect(choose([prefix('path')], { path: 40 })).toEqual(['path']);
    expect(choose([prefix('path'), eq('account')], { path: 400, account: 30 })).toEqual(['account']);
    expect(choose([prefix('path'), { field: 'id', op: 'in', keys: ['a'] }], { id: 1 })).toEqual([]);
  });

  it('has the pinned field first and then the order, when it was declared so', () => {
    expect(choose([eq('status'), prefix('path')])).toEqual(['status', 'placedOn']);
    expect(choose([prefix('status')])).toEqual(['placedOn']);
  });

  it('looks into all entries of an index only when no other condition finds few rows', () => {
    expect(choose([contains('name'), prefix('path')], { name: 3 })).toEqual(['name']);
    expect(choose([contains('name'), prefix('path')], { name: 3, path: 40 })).toEqual(['path']);
  });

  it('takes alternatives about one field as one condition', () => {
    expect(choose([{ anyOf: [contains('name'), contains('name')] }], { name: 3 })).toEqual(['name']);
    expect(choose([{ anyOf: [eq('account'), eq('account')] }, prefix('path')], { account: 3, path: 40 })).toEqual(['account']);
    expect(choose([{ anyOf: [contains('name'), contains('account')] }], { name: 3, account: 3 })).toEqual(['placedOn']);
  });

  it('is left to the engine when nothing helps', () => {
    expect(choose([eq('country')], {}, { field: 'total', descending: false })).toBeNull();
    expect(choose([{ anyOf: [eq('account')] }], {}, { field: 'total', descending: false })).toBeNull();
  });
});

describe('the index for a count', () => {
  const choose = (where: readonly Condition[], counts: Readonly<Record<string, number>> = {}) => indexForCount(indexes, where, rows(counts));

  it('finds few rows, or else has most of the conditions', () => {
    expect(choose([eq('status'), eq('account')], { account: 30 })).toEqual(['account']);
    expect(choose([prefix('status'), prefix('placedOn')])).toEqual(['status', 'placedOn']);
    expect(choose([contains('name')])).toEqual(['name']);
  });

  it('is left to the engine when nothing helps', () => {
    expect(choose([])).toBeNull();
    expect(choose([eq('country')])).toBeNull();
    expect(choose([{ anyOf: [eq('account'), eq('status')] }])).toBeNull();
  });
});
