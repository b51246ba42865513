import { describe, expect, it } from '@jest/globals';
import { azureDaily } from '../../projections/consumption/azure/azure-daily.projection.js';
import type { Principal } from '../spine/principal.js';
import { BadQuery } from './bad-query.js';
import { compileQuery } from './find-query.js';
import { parseListQuery } from './list-query.js';
import { sightOf } from './visibility.js';

/** So many tiers below the distributor. */
const pathAt = (depth: number): string => `/${Array.from({ length: depth + 1 }, (_, tier) => `r${tier}`).join('/')}/`;
const manager = (depth: number): Principal => ({ kind: 'manager', id: 'm', loginId: null, role: 'admin', resellerId: `r${depth}`, resellerPath: pathAt(depth), accountId: null });
const customer = (depth: number): Principal => ({ ...manager(depth), kind: 'user', role: 'Owner', accountId: 'a' });
const sortedBy = (name: string, as: Principal): string => compileQuery(azureDaily, sightOf(azureDaily, as), parseListQuery({ sort: JSON.stringify([name, 'ASC']) })).sort.field.path;
const filteredBy = (name: string, as: Principal) => compileQuery(azureDaily, sightOf(azureDaily, as), parseListQuery({ filter: JSON.stringify({ [name]: '1' }) }));
const refusalOf = (ask: () => unknown): string => {
  try {
    ask();
    return '';
  } catch (error) {
    return error instanceof BadQuery ? error.errors.map(({ detail }) => detail).join() : String(error);
  }
};

describe('what a level of the reseller chain pays and asks', () => {
  it('is sorted by in each tier that a chain may have', () => {
    for (const depth of [0, 1, 5, 6, 9]) expect([sortedBy('netCost', manager(depth)), sortedBy('cost', manager(depth)), sortedBy('cost', customer(depth))]).toEqual([`paid.${depth}`, `paid.${depth + 1}`, `paid.${depth + 1}`]);
  });

  it('is refused below those with the reason and a way out, and what can be used is used', () => {
    expect(sortedBy('netCost', manager(10))).toBe('paid.10');
    for (const ask of [() => sortedBy('cost', manager(10)), () => filteredBy('netCost_gte', manager(11)), () => filteredBy('cost', customer(10))]) expect(refusalOf(ask)).toMatch(/10th tier.*export/);
    expect(sortedBy('quantity', customer(10))).toBe('quantity');
    expect(refusalOf(() => sortedBy('netCost', customer(10)))).toContain('there is no field "netCost" here');
  });
});
