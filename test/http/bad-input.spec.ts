import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commandDefinitions } from '../../application/index.js';
import { openApiDocument } from '../../interfaces/http/openapi/document.js';
import { registry } from '../../projections/registry.js';
import { HttpSystem, type HttpAnswer } from '../support/http-system.js';
import { openShop, order, type Shop } from '../support/system.js';

type Json = Record<string, unknown>;
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: Json; readonly schema: Json }>> };
}

const document = openApiDocument(commandDefinitions) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
const exampleOf = (name: string): Json => {
  const content = document.paths[`/api/commands/${name}`]?.post?.requestBody?.content['application/json'];
  if (!content) throw new Error(`openapi.json does not describe ${name}`);
  return content.example ?? (content.schema.example as Json | undefined) ?? {};
};

/** Commands that reach out of the log, or that answer to anybody by design. */
const EVERY = commandDefinitions.map(({ name }) => name).filter((name) => name !== 'run-billing');

/** Values that belong in no field: wrong types, fractions, overflows, lone surrogates, prototypes. */
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, '', ' ', '0', '\u0000', '\ud800', '../../etc/passwd', '2026-02-30', '<script>', [], [null], [[]], {}, { $gt: '' }, { __proto__: null, toString: 1 }),
  fc.string({ maxLength: 300 }),
  fc.integer(),
  fc.double(),
  fc.uuid(),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
);

const mutated = (example: Json): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(example), 'unknownField'), nasty).map(([key, value]) => ({ ...example, [key]: value })) },
    { weight: 2, arbitrary: fc.constantFrom(...Object.keys(example), 'x').map((key) => Object.fromEntries(Object.entries(example).filter(([name]) => name !== key))) },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(example), 'x'), nasty).map(([key, value]) => nested(example, key, value)) },
    { weight: 1, arbitrary: nasty },
  );

/** The value in every place inside one field. */
const nested = (example: Json, key: string, value: unknown): Json => {
  const inside = (part: unknown): unknown => (Array.isArray(part) ? [...part.map(inside), value] : typeof part === 'object' && part !== null ? Object.fromEntries(Object.keys(part).map((name) => [name, value])) : value);
  return { ...example, [key]: inside(example[key]) };
};

let http: HttpSystem;
let shop: Shop;
beforeAll(async () => {
  http = await HttpSystem.open();
  shop = await openShop(http.system);
});
afterAll(() => http.close());

const head = (): Promise<number> => http.system.platform.eventStore.head();

/** What a refusal left in the log: nothing but the count of wrong passwords, which locks a guesser out. */
const recordedAfter = async (position: number): Promise<readonly string[]> =>
  (await http.system.platform.eventStore.readAll({ after: position, limit: 100 })).events.map(({ type }) => type).filter((type) => type !== 'LoginRefused');

const expectProblem = (answer: HttpAnswer, status: number, code?: string): Json => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = answer.json();
  expect(problem).toMatchObject({ status, ...(code ? { code } : {}) });
  expect(answer.status).toBe(status);
  for (const field of ['type', 'title', 'code', 'detail', 'traceId']) expect(typeof problem[field]).toBe('string');
  return problem;
};

describe('every command, with input that nobody should send', () => {
  it.each(EVERY)('%s names the field that it does not know', async (name) => {
    const problem = expectProblem(await http.command(name, { ...exampleOf(name), nonsense: 1 }), 400, 'validation_failed');
    expect(problem.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer: '/nonsense' })]));
  });

  it.each(EVERY)('%s answers a problem that says what is wrong, never 5xx, and a refusal records nothing', async (name) => {
    await fc.assert(
      fc.asyncProperty(mutated(exampleOf(name)), async (body) => {
        await http.system.settle();
        const before = await head();
        const answer = await http.command(name, body === undefined ? {} : body);
        expect([name, body, answer.status < 500, answer.text.slice(0, 300)]).toEqual([name, body, true, expect.anything()]);
        if (answer.status < 400) return;
        expectProblem(answer, answer.status);
        expect(await recordedAfter(before)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('every list, with a query that nobody should send', () => {
  it.each(registry.map(({ name }) => name))('%s answers a problem, never 5xx', async (view) => {
    const text = fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"id":{}}', '["id"]', '[1,0]', '[-1,5]', '{"a":1}', '{"id":[null]}', '["id","UP"]', 'null', '[0,1e9]', '{"q":1}', '{"resellerPath":"/"}'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('filter', 'sort', 'range', 'cursor', 'limit', 'other'), text, fc.option(text), async (parameter, value, asOf) => {
        for (const path of [`/api/${view}?${parameter}=${encodeURIComponent(value)}`, `/api/${view}/${encodeURIComponent(value)}?asOf=${encodeURIComponent(asOf ?? '1')}`]) {
          const answer = await http.request('GET', path);
          expect([path, answer.status < 500, answer.text.slice(0, 300)]).toEqual([path, true, expect.anything()]);
          if (answer.status >= 400) expectProblem(answer, answer.status);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('mistakes that people and programs make', () => {
  const placeOrder = (more: object = {}): object => ({ accountId: shop.accountId, planId: shop.planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 1 }], ...more });

  it.each<[string, object, number, string, string | null]>([
    ['a fraction of a cent', { amount: 0.5 }, 400, 'validation_failed', '/amount'],
    ['a negative amount', { amount: -100 }, 400, 'validation_failed', '/amount'],
    ['an amount as text', { amount: '100' }, 400, 'validation_failed', '/amount'],
    ['nothing at all', {}, 400, 'validation_failed', '/amount'],
  ])('%s', async (_name, body, status, code, pointer) => {
    const problem = expectProblem(await http.command('top-up-account', { accountId: shop.accountId, ...body }), status, code);
    expect(problem.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer })]));
  });

  it.each<[string, () => object, number, string]>([
    ['an unknown account', () => placeOrder({ accountId: '00000000-0000-5000-8000-000000000001' }), 404, 'not_found'],
    ['an unknown plan', () => placeOrder({ planId: '00000000-0000-5000-8000-000000000001' }), 404, 'not_found'],
    ['an unknown period', () => placeOrder({ periodId: 'decade' }), 404, 'not_found'],
    ['an unknown resource', () => placeOrder({ quantities: [{ resourceKey: 'wings', quantity: 1 }] }), 422, 'unknown_resource'],
    ['below the minimum', () => placeOrder({ quantities: [{ resourceKey: 'licences', quantity: 0 }] }), 422, 'below_minimum'],
    ['above the limit', () => placeOrder({ quantities: [{ resourceKey: 'licences', quantity: 101 }] }), 422, 'above_limit'],
    ['a resource twice', () => placeOrder({ quantities: [{ resourceKey: 'licences', quantity: 1 }, { resourceKey: 'licences', quantity: 2 }] }), 422, 'resource_twice'],
    ['a promo code that gives nothing', () => placeOrder({ promoCode: 'NOPE' }), 422, 'promo_code_not_valid'],
    ['a price that has changed', () => placeOrder({ expectedDueNow: 1 }), 409, 'price_changed'],
  ])('an order with %s', async (_name, body, status, code) => {
    const before = await head();
    expectProblem(await http.command('place-order', body()), status, code);
    expect(await head()).toBe(before);
  });

  it('a state that does not allow it', async () => {
    const placed = await order(http.system, shop, 1);
    await http.command('cancel-order', { orderId: placed.id });
    await http.system.settle();
    expectProblem(await http.command('pay-from-balance', { orderId: placed.id }), 409, 'order_not_waiting');
  });

  it('a key that was used with another body', async () => {
    const headers = { 'Idempotency-Key': 'order-4711' };
    const first = await http.command('top-up-account', { accountId: shop.accountId, amount: 100 }, { headers });
    const again = await http.command('top-up-account', { accountId: shop.accountId, amount: 100 }, { headers });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expectProblem(await http.command('top-up-account', { accountId: shop.accountId, amount: 200 }, { headers }), 422, 'idempotency_key_reused');
    // Also for another command on another record.
    expectProblem(await http.command('publish-plan', { planId: shop.planId }, { headers }), 422, 'idempotency_key_reused');
  });

  it('a revision that is not the latest', async () => {
    const { revision, id } = (await http.command('create-product', { name: 'A', category: 'B', vendor: 'C' })).json();
    expect(revision).toBe(0);
    expectProblem(await http.command('hold-account', { accountId: shop.accountId, reason: 'x' }, { headers: { 'If-Match': '"999"' } }), 412);
    expect(typeof id).toBe('string');
  });

  it('a body that is too large, not JSON, or of another type', async () => {
    expectProblem(await http.command('create-product', JSON.stringify({ name: 'x'.repeat(300_000) })), 413);
    expectProblem(await http.command('create-product', '{"name": '), 400);
    expectProblem(await http.request('POST', '/api/commands/create-product', { body: 'name=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }), 415);
    expectProblem(await http.command('create-product', '[]'), 400);
  });

  it('nobody signed in, a wrong token, a role that may not, a command that does not exist', async () => {
    expectProblem(await http.command('create-product', {}, { token: null }), 401);
    expectProblem(await http.command('create-product', {}, { token: 'made.up.token' }), 401);
    await http.command('create-manager', { role: 'marketing', firstName: 'Mara', lastName: 'Lind', email: 'mara@example.com', password: 'a long password' });
    const marketing = await http.signIn('mara@example.com');
    expectProblem(await http.command('create-product', exampleOf('create-product'), { token: marketing }), 403, 'forbidden');
    expectProblem(await http.command('create-nothing', {}), 404);
    expectProblem(await http.request('GET', '/api/nothing'), 404);
    expectProblem(await http.request('DELETE', '/api/orders'), 405);
  });

  it('rehearsing an order of a downstream account shows no discount of its reseller', async () => {
    const { id: resellerId } = (await http.command('create-reseller', { name: 'Below', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en' })).json();
    await http.command('create-manager', { resellerId, role: 'admin', firstName: 'Below', lastName: 'Admin', email: 'below@example.com', password: 'a long password' });
    const token = await http.signIn('below@example.com');
    const make = async (name: string, body: object): Promise<string> => String((await http.command(name, body, { token })).json().id);
    const productId = await make('create-product', { name: 'Office', category: 'Productivity', vendor: 'Microsoft' });
    const serviceTermsId = await make('create-service-terms', { key: 'std', name: 'Standard', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
    const planId = await make('create-plan', { productId, serviceTermsId, name: 'Office', billingType: 'csp_monthly', currency: 'EUR', periods: [{ periodId: 'endless' }], resources: [{ key: 'licences', name: 'Licences', unit: 'licence', minimum: 1, fees: { recurring: 500 } }] });
    await make('publish-plan', { planId });
    const accountId = await make('open-account', { kind: 'legal_entity', name: 'Below', terms: { classKey: 'prepay' } });
    const discountId = await make('create-discount', { name: 'Between us', type: 'account', percentage: '10', fees: ['recurring'] });
    await make('activate-discount', { discountId });
    await http.system.settle();
    const body = { accountId, planId, periodId: 'endless' };
    for (const [name, query] of [['preview-order', ''], ['place-order', '?dryRun=true']] as const) {
      expect((await http.command(name, body, { token, query })).text).toContain('Between us');
      const above = await http.command(name, body, { query });
      expect(above.status).toBe(200);
      expect(above.text).not.toContain('Between us');
    }
  });

  it("ids of other tenants: a reseller's admin finds nothing of his neighbour", async () => {
    const reseller = async (name: string): Promise<string> => {
      const { id: resellerId } = (await http.command('create-reseller', { name, currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en' })).json();
      const email = `${name.toLowerCase()}@example.com`;
      await http.command('create-manager', { resellerId, role: 'admin', firstName: name, lastName: 'Admin', email, password: 'a long password' });
      return http.signIn(email);
    };
    const token = await reseller('Neighbour');
    const before = await head();
    for (const [name, body] of [
      ['place-order', placeOrder()],
      ['top-up-account', { accountId: shop.accountId, amount: 100 }],
      ['publish-plan', { planId: shop.planId }],
      ['hold-account', { accountId: shop.accountId, reason: 'x' }],
      ['create-discount', { name: 'x', type: 'account', percentage: '10', fees: ['recurring'], accountIds: [shop.accountId] }],
    ] as const)
      expectProblem(await http.command(name, body, { token }), 404, 'not_found');
    for (const path of [`/api/accounts/${shop.accountId}`, `/api/plans/${shop.planId}`, `/api/streams/ledger-${shop.accountId}`]) expect((await http.request('GET', path, { token })).status).toBe(404);
    expect(await head()).toBe(before);
  });
});
