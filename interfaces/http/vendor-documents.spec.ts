import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { item, meter, rateCardDocument, VM } from '../../test/support/azure.js';
import { HttpSystem } from '../../test/support/http-system.js';
import { ownPlan } from '../../test/support/chain.js';

describe("vendors' documents over HTTP", () => {
  let http: HttpSystem;
  beforeAll(async () => {
    http = await HttpSystem.open({ on: '2026-11-02' });
  });
  afterAll(() => http.close());

  const subscribe = async (): Promise<string> => {
    const { system } = http;
    const planId = await ownPlan(system, { billingType: 'payg_external', markup: '0', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }] });
    const { id: accountId } = await system.send('open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 } });
    await system.settle();
    const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    return String((await system.one('orders', id)).subscriptionId);
  };

  it('are larger than other commands may be, and their numbers are read digit by digit', async () => {
    const filler = Array.from({ length: 2000 }, (_, place) => meter(`00000000-0000-4000-8000-${String(place).padStart(12, '0')}`, { 0: 1 }));
    const card = JSON.stringify({ fetchedAt: '2026-11-02T08:00:00Z', rateCard: rateCardDocument([...filler, meter(VM, { 0: 'RATE' })]) }).replace('"RATE"', '157.28400000000002');
    expect(card.length).toBeGreaterThan(400_000);
    expect((await http.command('import-azure-rate-card', card)).status).toBe(200);
    const subscriptionId = await subscribe();
    const delivery = { subscriptionId, startTime: '2026-11-01T00:00:00Z', endTime: '2026-11-02T00:00:00Z', granularity: 'hourly', receivedAt: '2026-11-02T08:30:00Z', pageNumber: 1 };
    const usage = JSON.stringify({ delivery, page: { items: [item({ from: '2026-11-01T00:00:00Z', quantity: 'QUANTITY' })] } }).replace('"QUANTITY"', '1.2345678901234567891');
    const answer = await http.command('import-azure-usage', usage);
    expect([answer.status, answer.json()['events']]).toEqual([200, ['AzureUsageOpened', 'AzureUsageReceived']]);
    expect((await http.system.find('azure-daily'))[0]).toMatchObject({ quantity: '1.2345678901234567891', paid: { 1: '194.177776030177802308162202469135782' } });
  });

  it('are refused beyond the size that the server takes in without standing still for others, with that size', async () => {
    const tooLarge = async (name: string, megabytes: number): Promise<readonly unknown[]> => {
      const { status, json } = await http.command(name, `{"page":"${'x'.repeat(megabytes * 1024 * 1024)}"}`);
      return [status, json()['code'], json()['detail']];
    };
    expect(await tooLarge('import-azure-usage', 4)).toEqual([413, 'body_too_large', "The body is larger than 4 MB. Send less at once; of a vendor's pages, one at a time."]);
    expect(await tooLarge('import-azure-rate-card', 16)).toEqual([413, 'body_too_large', expect.stringContaining('16 MB')]);
    expect(await tooLarge('open-account', 1)).toEqual([413, 'body_too_large', expect.stringContaining('256 KB')]);
  });

  it.each(['{', '{"delivery": 1, 2}', '[]', '"text"', ''])('answers 400 for %s', async (body) => {
    expect((await http.command('import-azure-usage', body)).status).toBe(400);
  });
});
