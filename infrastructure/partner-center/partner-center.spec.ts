import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PartnerCenterBusy, PartnerCenterRefused, partnerCenterSecret, type PartnerCenterAccount, type PartnerCenterPort, type UtilizationQuery } from '../../application/ports/partner-center.js';
import { FAST_SECRETS as secrets, QUICK } from '../../test/support/system.js';
import { at } from './endpoints.js';
import { openPartnerCenter } from './partner-center.js';
import { PartnerCenterSimulator, SIMULATOR_SECRET } from './simulator/simulator.js';

const NOW = '2026-11-20T10:00:00.000Z';
const WINDOW: UtilizationQuery = { customerId: 'd6bf25b7-e0a8-4f2d-a31b-97b55cfc774d', subscriptionId: '3a231fbe-37fe-4410-93fd-730d3d5d4c75', startTime: '2026-11-01T00:00:00.000Z', endTime: '2026-11-08T00:00:00.000Z', granularity: 'hourly' };
const connected = (secret: string): PartnerCenterAccount => ({ connectionId: 'r', cloud: 'simulator', tenantId: 'contoso.onmicrosoft.com', clientId: 'c', sealedSecret: secrets.seal(partnerCenterSecret('r'), secret), country: 'DE' });
const known = connected(SIMULATOR_SECRET);
const account = (secret?: string): PartnerCenterAccount => (secret === undefined ? known : connected(secret));
const clientOf = (url: string): PartnerCenterPort => openPartnerCenter({ endpoints: { simulator: at(url) }, secrets, clock: { now: () => NOW }, patience: QUICK });

const records = async (port: PartnerCenterPort, of = account(), window = WINDOW): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { page } of port.utilization(of, window)) found.push(...(page as { readonly items: readonly object[] }).items.map((item) => JSON.stringify(item)));
  return found;
};
const failure = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'nothing failed', (error: unknown) => error);

describe('the client of Partner Center', () => {
  let simulator: PartnerCenterSimulator;
  let port: PartnerCenterPort;
  let all: readonly string[];
  beforeAll(async () => {
    const calm = await PartnerCenterSimulator.start({ now: () => NOW });
    all = await records(clientOf(calm.url));
    await calm.stop();
  });
  beforeEach(async () => {
    simulator = await PartnerCenterSimulator.start({ now: () => NOW });
    port = clientOf(simulator.url);
  });
  afterEach(() => simulator.stop());

  it('signs in once for many calls', async () => {
    await Promise.all([port.test(account()), port.rateCard(account(), { currency: 'EUR', region: 'DE' })]);
    await records(port);
    expect(simulator.requests.filter(({ path }) => path.endsWith('/oauth2/token'))).toHaveLength(1);
  });

  it('takes every page by its continuation, a thousand records at a time', async () => {
    expect(all.length).toBeGreaterThan(1000);
    expect(await records(port)).toEqual(all);
    expect(simulator.requests.filter(({ path }) => path.includes('utilizations'))).toHaveLength(Math.ceil(all.length / 1000));
  });

  it('tells when each page was answered, and numbers them', async () => {
    const pages: unknown[] = [];
    for await (const { pageNumber, receivedAt } of port.utilization(account(), WINDOW)) pages.push([pageNumber, receivedAt]);
    expect(pages).toEqual([[1, NOW], [2, NOW]]);
  });

  it('asks with the documented headers and in whole seconds of UTC', async () => {
    await port.rateCard(account(), { currency: 'EUR', region: 'DE' });
    await records(port);
    const [card, usage] = [simulator.requests.find(({ path }) => path.includes('ratecards')), simulator.requests.find(({ path }) => path.includes('utilizations'))];
    expect(card?.query).toBe('?currency=EUR&region=DE');
    expect(usage?.query).toContain('start_time=2026-11-01T00%3A00%3A00Z&end_time=2026-11-08T00%3A00%3A00Z&granularity=Hourly&show_details=True&size=1000');
    expect(usage?.headers).toMatchObject({ accept: 'application/json', 'ms-contract-version': 'v1', 'x-locale': 'en-US', authorization: expect.stringMatching(/^Bearer \S+$/) as unknown });
    const calls = simulator.requests.filter(({ path }) => path.startsWith('/v1'));
    expect(new Set(calls.map(({ correlationId }) => correlationId)).size).toBe(calls.length);
  });

  it('keeps the request id over the attempts of a call, so that Microsoft does it once', async () => {
    await port.test(account());
    simulator.faults.failures = 2;
    await port.test(account());
    const [first, ...again] = simulator.requests.filter(({ path }) => path === '/v1/products').map(({ requestId }) => requestId);
    expect(again).toHaveLength(3);
    expect(new Set(again).size).toBe(1);
    expect(again).not.toContain(first);
  });

  it.each([
    ['5xx', { failures: 2 }],
    ['connections that break after the work was done', { droppedAfterwards: 2 }],
    ['throttling by the gateway', { throttled: 1, retryAfterSeconds: 1 }],
    ['throttling by the API', { throttled: 1, retryAfterSeconds: 1, throttleShape: 'api' }],
    ['a token that was withdrawn', { tokensRefused: 1 }],
    ['links with the mistakes of the published ones', { brokenLinks: true }],
    ['slow answers', { delayMs: 100 }],
  ] as const)('loses and doubles nothing over %s', async (_name, faults) => {
    Object.assign(simulator.faults, faults);
    expect(await records(port)).toEqual(all);
  });

  it('hands on pages that come twice: records are told apart where they are taken in', async () => {
    simulator.faults.repeatedPages = true;
    const found = await records(port);
    expect(found).toHaveLength(2 * all.length);
    expect(new Set(found)).toEqual(new Set(all));
  });

  it('says that usage is not ready, which is not that there is none', async () => {
    Object.assign(simulator.faults, { notReady: 1, retryAfterSeconds: 40 });
    expect(await failure(records(port))).toMatchObject({ name: 'PartnerCenterBusy', reason: 'not_ready', retryAfter: 40 });
    expect(await records(port)).toEqual(all);
  });

  it('does not wait for a long pause that the vendor asks for, but tells it', async () => {
    Object.assign(simulator.faults, { throttled: 1, retryAfterSeconds: 57 });
    const error = await failure(port.test(account()));
    expect(error).toBeInstanceOf(PartnerCenterBusy);
    expect(error).toMatchObject({ reason: 'throttled', retryAfter: 57, message: 'Partner Center has had too many requests. It asks to wait for 57 s.' });
  });

  it('gives up for now when the vendor is down, or answers nothing in time', async () => {
    simulator.faults.down = true;
    expect(await failure(port.test(account()))).toMatchObject({ name: 'PartnerCenterBusy', reason: 'unavailable', message: 'Partner Center answers 503.' });
    Object.assign(simulator.faults, { down: false, delayMs: 300 });
    const hasty = openPartnerCenter({ endpoints: { simulator: at(simulator.url) }, secrets, clock: { now: () => NOW }, patience: { ...QUICK, timeoutMs: 100, retries: 0 } });
    expect(await failure(hasty.test(account()))).toMatchObject({ reason: 'unavailable', message: 'Partner Center did not answer within 1 s.' });
  });

  it('does not repeat what is refused: a wrong secret, a missing product', async () => {
    const error = await failure(port.test(account('another secret')));
    expect(error).toBeInstanceOf(PartnerCenterRefused);
    expect(error).toMatchObject({ code: 'invalid_client', message: 'Microsoft refuses the sign-in (invalid_client, AADSTS7000215). Check the tenant, the client id and the secret of the connection.' });
    expect(simulator.requests).toHaveLength(1);
  });

  it('ends at once when it is told to stop', async () => {
    simulator.faults.delayMs = 1_000;
    const stop = new AbortController();
    const asked = failure(port.rateCard(account(), { currency: 'EUR', region: 'DE' }, stop.signal));
    stop.abort(new Error('stopped'));
    expect(await asked).toMatchObject({ message: 'stopped' });
  });

  it('reads every SKU of every product once, by term and region', async () => {
    const skus = [];
    for await (const page of port.reservationSkus(account(), { country: 'DE' })) skus.push(...page);
    expect(new Set(skus.map(({ productId, skuId }) => `${productId} ${skuId}`)).size).toBe(48);
    expect(skus).toHaveLength(48);
    expect(skus[0]).toEqual({ productId: 'DZH318Z0BQ3Q', skuId: '0001', title: 'Reserved VM Instance, Standard_DS1_v2, EU West, 1 Year', productTitle: 'Virtual Machines DSv2 Series', term: 'P1Y', region: 'EU West', armRegion: 'westeurope', armSku: 'Standard_DS1_v2', minimumQuantity: 1, maximumQuantity: 999_999_999 });
    expect(skus[1]).toMatchObject({ term: 'P3Y' });
  });
});

describe('a reservation', () => {
  let simulator: PartnerCenterSimulator;
  let port: PartnerCenterPort;
  const wanted = { key: '4d7f0d38-0f7e-5f2e-9d3a-1f2b3c4d5e6f', customerId: WINDOW.customerId, azureSubscriptionId: WINDOW.subscriptionId, productId: 'DZH318Z0BQ3Q', skuId: '0001', term: 'P1Y', quantity: 2 } as const;
  const buy = (more: object = {}) => port.buyReservation(account(), { ...wanted, ...more });
  beforeEach(async () => {
    simulator = await PartnerCenterSimulator.start({ now: () => NOW });
    simulator.shop.register(WINDOW.subscriptionId);
    port = clientOf(simulator.url);
  });
  afterEach(() => simulator.stop());

  it('is bought by way of a cart, and known by its id', async () => {
    expect(await buy()).toEqual({ outcome: 'done', orderId: simulator.shop.orders[0]?.id, reservationId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(simulator.shop.orders).toMatchObject([{ lines: [{ quantity: 2, termDuration: 'P1Y', catalogItemId: expect.stringMatching(/^DZH318Z0BQ3Q:0001:/) as unknown, provisioningContext: { subscriptionId: WINDOW.subscriptionId, scope: 'shared' } }] }]);
  });

  it('is bought once for a key, however often it is asked for', async () => {
    expect(await buy()).toEqual(await buy());
    expect(simulator.shop.orders).toHaveLength(1);
    await buy({ key: '5d7f0d38-0f7e-5f2e-9d3a-1f2b3c4d5e6f' });
    expect(simulator.shop.orders).toHaveLength(2);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is bought once when the answers from request %i on are lost after the work was done', async (first) => {
    await port.test(account());
    const before = simulator.requests.length;
    const watch = setInterval(() => {
      if (simulator.requests.length < before + first) return;
      simulator.faults.droppedAfterwards = 3;
      clearInterval(watch);
    }, 1);
    let answer = await buy();
    clearInterval(watch);
    simulator.faults.droppedAfterwards = 0;
    if (answer.outcome === 'waiting') answer = await buy();
    expect(answer.outcome).toBe('done');
    expect(simulator.shop.orders).toHaveLength(1);
  });

  const checkoutLost = async (): Promise<void> => {
    const watch = setInterval(() => {
      if (simulator.requests.at(-1)?.path.endsWith('/checkout')) simulator.faults.droppedAfterwards = 3;
    }, 1);
    simulator.faults.delayMs = 20;
    expect(await buy()).toMatchObject({ outcome: 'waiting' });
    clearInterval(watch);
    Object.assign(simulator.faults, { delayMs: 0, droppedAfterwards: 0 });
  };

  it('is bought once when Microsoft does not list its order yet: cart and checkout are the same ones', async () => {
    await checkoutLost();
    simulator.faults.ordersListedLate = 1;
    expect(await buy()).toMatchObject({ outcome: 'done' });
    expect(simulator.shop.orders).toHaveLength(1);
  });

  it('is bought once when Microsoft has forgotten the request: its order is found by its name', async () => {
    await simulator.stop();
    let now = NOW;
    simulator = await PartnerCenterSimulator.start({ now: () => now });
    simulator.shop.register(WINDOW.subscriptionId);
    port = clientOf(simulator.url);
    await checkoutLost();
    now = '2026-11-20T12:00:00.000Z';
    expect(await buy()).toMatchObject({ outcome: 'done' });
    expect(simulator.shop.orders).toHaveLength(1);
  });

  it('waits while Microsoft registers the subscription, and is bought when that is done', async () => {
    await simulator.stop();
    let now = NOW;
    simulator = await PartnerCenterSimulator.start({ now: () => now, registrationSeconds: 60 });
    port = clientOf(simulator.url);
    const waits = { outcome: 'waiting', reason: 'Microsoft is registering the Azure subscription for reservations.' };
    expect([await buy(), await buy()]).toEqual([waits, waits]);
    now = '2026-11-20T10:01:00.000Z';
    expect(await buy()).toMatchObject({ outcome: 'done' });
  });

  it('fails with a reason when the SKU is not sold, or not for this term', async () => {
    expect(await buy({ skuId: '0999' })).toEqual({ outcome: 'failed', reason: 'Partner Center refuses: The product or SKU is not found (400018). The SKU is not sold any more: fetch the SKUs again.' });
    expect(await buy({ term: 'P3Y' })).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('does not sell DZH318Z0BQ3Q:0001 for P3Y in DE') as unknown });
    expect(simulator.shop.orders).toHaveLength(0);
  });

  it('waits while Microsoft is down', async () => {
    simulator.faults.down = true;
    expect(await buy()).toEqual({ outcome: 'waiting', reason: 'Partner Center answers 503.' });
  });
});

describe('answers as they are published', () => {
  let server: Server;
  let answer: RequestListener;
  let port: PartnerCenterPort;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url?.endsWith('/oauth2/token')) return void response.end('{"token_type":"Bearer","expires_in":"3600","access_token":"t"}');
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(() => void server.close());

  it('quantities of 19 digits are read digit by digit, also behind a byte-order mark', async () => {
    answer = (_request, response) => void response.end('\uFEFF{"items":[{"quantity":1.234567890123456789}]}');
    expect(await records(port)).toEqual(['{"quantity":"1.234567890123456789"}']);
  });

  it('a page that misses its links is the last one', async () => {
    answer = (_request, response) => void response.end('{"totalCount":1,"items":[{"quantity":1,"links":{"next":{"uri":"x"}}}]}');
    expect(await records(port)).toHaveLength(1);
  });

  it('a continuation that turns in a circle ends', async () => {
    answer = (_request, response) => void response.end('{"items":[{"quantity":1}],"links":{"next":{"uri":"x","headers":[{"key":"MS-ContinuationToken","value":"same"}]}}}');
    expect(await failure(records(port))).toMatchObject({ name: 'PartnerCenterBusy', reason: 'unavailable' });
  });

  it('a lost continuation means to begin again, not that the request was wrong', async () => {
    answer = (request, response) => {
      if (request.headers['ms-continuationtoken']) response.writeHead(400).end('{"code":"800002","description":"Invalid token"}');
      else response.end('{"items":[],"continuationToken":"t1"}');
    };
    expect(await failure(records(port))).toMatchObject({ name: 'PartnerCenterBusy' });
  });

  it.each([
    [400, '{"code":"800002","description":"Invalid request input","data":["end_time"],"source":"PartnerFD"}', '800002', 'Partner Center refuses: Invalid request input (800002). Check what was asked for.'],
    [403, '{"code":"20002","description":"No relationship."}', '20002', 'Partner Center refuses: No relationship (20002). The customer has no partner relationship with this tenant: ask him to accept it.'],
    [404, '{"error":{"code":"notFound","message":"Unknown"}}', 'notFound', 'Partner Center refuses: Unknown (notFound). Check the customer tenant and the Azure subscription.'],
    [409, '<html>', '', 'Partner Center refuses. Something else is changing the same record: look at it in Partner Center.'],
  ])('%i is told in words, with the way out', async (status, body, code, message) => {
    answer = (_request, response) => void response.writeHead(status).end(body);
    expect(await failure(port.test(account()))).toMatchObject({ status, code, message });
  });

  it('an answer that is no JSON is tried again', async () => {
    let times = 0;
    answer = (_request, response) => void response.end(++times === 1 ? '<html>' : '{"items":[]}');
    await port.test(account());
    expect(times).toBe(2);
  });
});
