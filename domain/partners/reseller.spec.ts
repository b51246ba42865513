import { describe, expect, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import type { ResellerEvent } from './partners.events.js';
import { reseller, type CreateReseller } from './reseller.js';

const { given, when } = scenario(reseller);
const create = (changes: Partial<CreateReseller> = {}): CreateReseller => ({
  type: 'CreateReseller',
  resellerId: 'r',
  parent: null,
  name: 'Distributor',
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  locale: 'es',
  ...changes,
});
const created = (parentId: string | null, path: string): ResellerEvent => ({
  type: 'ResellerCreated',
  data: { resellerId: 'r', parentId, path, name: 'Distributor', currency: 'EUR', timeZone: 'Europe/Madrid', locale: 'es' },
});

describe('creating a reseller', () => {
  it('puts the root at the top of the tree', () => when(create()).then(created(null, '/r/')));
  it('puts any other below its parent', () => when(create({ parent: { id: 'b', path: '/a/b/' } })).then(created('b', '/a/b/r/')));
  it('does nothing when it is there already', () => given(created(null, '/r/')).when(create({ name: 'Another' })).thenNothing());
  it('remembers what it was created with', () => {
    const { resellerId, ...rest } = created(null, '/r/').data;
    expect(reseller.evolve(reseller.initial, created(null, '/r/'))).toEqual({ id: resellerId, ...rest });
  });
});
