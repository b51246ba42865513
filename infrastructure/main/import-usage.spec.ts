import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandBus } from '../../application/spine/command-bus.js';
import { day, meter, page, rateCardDocument, VM } from '../../test/support/azure.js';
import { ownPlan } from '../../test/support/chain.js';
import { TestSystem } from '../../test/support/system.js';
import type { PageText } from '../usage-files/pages.js';
import { importUsage, type UsageImport } from './import-usage.js';

describe('rulings, Azure 12: a file of usage', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyledger-usage-'));
  let system: TestSystem;
  let subscriptionId: string;

  beforeAll(async () => {
    system = await TestSystem.open({ on: '2026-11-10' });
    const planId = await ownPlan(system, { billingType: 'payg_external', markup: '0', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }] });
    const { id: accountId } = await system.send('open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 } });
    await system.settle();
    const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    subscriptionId = String((await system.one('orders', id)).subscriptionId);
    await system.send('import-azure-rate-card', { fetchedAt: '2026-11-10T08:00:00Z', rateCard: rateCardDocument([meter(VM, { 0: 1 })]) });
  });
  afterAll(async () => {
    await system.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pageOf = (date: string, quantity: number, of = subscriptionId): object => ({
    delivery: { subscriptionId: of, startTime: '2026-11-01T00:00:00Z', endTime: '2026-11-09T00:00:00Z', granularity: 'daily', receivedAt: '2026-11-09T08:00:00Z', pageNumber: 1 }, page: page([day(date, quantity)]),
  });
  const take = async (text: string): Promise<UsageImport> => {
    const file = join(folder, 'usage.json');
    writeFileSync(file, text);
    return importUsage(file, system.platform.bus, () => undefined);
  };
  const quantities = async (): Promise<readonly unknown[]> => (await system.find('azure-daily')).map(({ usageDate, quantity }) => [usageDate, quantity]).sort();

  it('holds one page a line; a refused one is told, the others are taken in', async () => {
    const lines = [pageOf('2026-11-01', 1), pageOf('2026-11-02', 2, '00000000-0000-4000-8000-000000000000'), 'nonsense', pageOf('2026-11-03', 3)];
    const result = await take(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n'));
    expect(result).toMatchObject({ pages: 2, refused: [{ line: 2 }, { line: 3 }] });
    expect(await quantities()).toEqual([['2026-11-01', '1'], ['2026-11-03', '3']]);
  });

  it('whose first line is broken is still one of pages', async () => {
    const result = await take(['{"delivery": {"subscriptionId": "', ...[5, 6].map((each) => JSON.stringify(pageOf(`2026-11-0${each}`, each)))].join('\n'));
    expect(result).toMatchObject({ pages: 2, refused: [{ line: 1 }] });
    expect((await quantities()).slice(-2)).toEqual([['2026-11-05', '5'], ['2026-11-06', '6']]);
    expect(await take('\n{"delivery": {"subscriptionId": "')).toMatchObject({ pages: 0, refused: [{ line: 2 }] });
  });

  it('or one page over many lines; again it changes nothing', async () => {
    for (let time = 0; time < 2; time++) expect(await take(`\uFEFF${JSON.stringify(pageOf('2026-11-04', 4), null, 2)}`)).toEqual({ pages: 1, refused: [] });
    expect(await take(`\n${JSON.stringify(pageOf('2026-11-04', 4), null, 2)}`)).toEqual({ pages: 1, refused: [] });
    expect((await system.find('azure-daily', { usageDate: '2026-11-04' })).map(({ quantity }) => quantity)).toEqual(['4']);
  });

  it('is let go of when a page can neither be taken in nor refused', async () => {
    let open = 0;
    const pages = async function* (): AsyncGenerator<PageText> {
      open++;
      try {
        for (let line = 1; ; line++) yield { line, text: '{}', key: String(line) };
      } finally {
        open--;
      }
    };
    const bus = { execute: async () => Promise.reject(new Error('the disk is full')) } as unknown as CommandBus;
    await expect(importUsage('usage.json', bus, () => undefined, pages)).rejects.toThrow('the disk is full');
    expect(open).toBe(0);
  });
});
