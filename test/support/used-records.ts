import { expect } from '@jest/globals';
import { add, format, parse, ZERO } from '../../domain/shared/ratio.js';
import type { TestSystem } from './system.js';

/** What each charge of a subscription's use lists, by billing period; it has to add up to the charge, exactly. */
export const listed = async (system: TestSystem, subscriptionId: string): Promise<readonly (readonly [from: string, rows: readonly string[]])[]> => {
  const charges = (await system.charges({ subscriptionId })) as unknown as readonly { readonly period: { readonly from: string }; readonly derivation: { readonly exact: string } }[];
  const lists = await Promise.all(
    charges.map(async ({ period: { from }, derivation: { exact } }) => {
      const rows = await system.find('consumption-records', { subscriptionId, 'period.from': from });
      expect(format(rows.map(({ cost }) => parse(String(cost))).reduce(add, ZERO))).toBe(exact);
      return [from, rows.map(({ usedOn, quantity, correction }) => `${String(usedOn)} ${String(quantity)}${correction === true ? ' corrected' : ''}`).sort()] as const;
    }),
  );
  return lists.sort(([a], [b]) => (a < b ? -1 : 1));
};
