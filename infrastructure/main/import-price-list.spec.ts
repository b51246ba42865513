import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { E5 } from '../../test/support/price-lists.js';
import { openShop, TestSystem } from '../../test/support/system.js';
import { importPriceList } from './import-price-list.js';

describe('a price list from the command line', () => {
  const file = 'test/fixtures/price-lists/license-workbook.xlsx';
  let system: TestSystem;
  beforeEach(async () => {
    system = await TestSystem.open({ on: '2026-11-02' });
  });
  afterEach(() => system.close());

  const cost = async (planId: string): Promise<unknown> => {
    await system.settle();
    return (await system.one('plans', planId)).netCost;
  };

  it('is only looked at, or becomes the cost of the distributor\'s plans', async () => {
    const { planId } = await openShop(system, { plan: { sku: E5 } });
    expect(await importPriceList({ file, preview: true, coefficient: '1.1' }, system.platform)).toMatchObject({ status: 'Previewed', fileName: 'license-workbook.xlsx', coefficient: '1.1', counts: { new: 1 } });
    expect(await cost(planId)).toBeNull();
    expect(await importPriceList({ file, preview: false, customerType: 'corporate' }, system.platform)).toMatchObject({ status: 'Applied', plans: 1 });
    expect(await cost(planId)).toEqual({ periods: [], resources: [{ key: 'licences', fees: { setup: 0, recurring: 3600, renewal: 0 } }] });
  });

  it('that cannot be read is refused as over HTTP', async () => expect(importPriceList({ file: 'package.json', preview: true }, system.platform)).rejects.toMatchObject({ refusal: 'rule', pointer: '/file' }));
});
