import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { exported, fileOf, sha256 } from '../support/exports.js';
import { openShop, subscribe, TestSystem, topUp, type Shop } from '../support/system.js';

let system: TestSystem;
let shop: Shop;

beforeAll(async () => {
  system = await TestSystem.open({ on: '2026-10-10' });
  shop = await openShop(system);
  await topUp(system, shop.accountId, 100_000);
  await subscribe(system, shop, 3);
  await system.billingRun('2026-11-01');
});
afterAll(() => system.close());

const rowsOf = async (exportId: string, as = system.admin): Promise<readonly Readonly<Record<string, string>>[]> => parse(await fileOf(system, exportId, as), { columns: true, bom: true });

describe('an export', () => {
  it('holds what the list shows, amounts with their point', async () => {
    const id = await exported(system, { view: 'charges', filter: { status: 'Closed' }, columns: ['period.from', 'net', 'currency', 'status'] });
    expect(await rowsOf(id)).toEqual([{ 'period.from': '2026-10-10', net: '10.65', currency: 'EUR', status: 'Closed' }]);
  });

  it('is ready with its rows, size and checksum, for seven days', async () => {
    const id = await exported(system, { view: 'charges' });
    const bytes = await fileOf(system, id);
    expect(await system.one('exports', id)).toMatchObject({ status: 'Ready', rows: (await system.find('charges')).length, changed: 0, bytes: bytes.length, sha256: sha256(bytes), expiresAt: '2026-11-08T09:00:00.000Z' });
  });
});
