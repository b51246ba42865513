import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../application/spine/principal.js';
import { startApi, type Answer, type TestApi } from './testing/api.js';
import { recordEvent } from './testing/events.js';
import { customer, staff, type ResellerId } from './testing/people.js';

const roles: readonly Role[] = ['admin', 'owner', 'marketing', 'sales', 'auditor'];
const resellers: readonly ResellerId[] = ['root', 'north', 'fjord', 'south'];
const people = Object.fromEntries([
  ...roles.flatMap((role) => resellers.map((reseller) => [`${role}.${reseller}`, staff(role, reseller)] as const)),
  ['ida', customer('Owner', 'north', 'a1')],
]);

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ people });
  const { eventStore } = api.deps;
  for (const reseller of resellers) {
    await recordEvent(eventStore, `manager-${reseller}`, { type: 'ManagerCreated', data: { managerId: reseller, resellerId: reseller, role: 'sales', profileId: 'p', loginId: 'l' }, owner: reseller });
    await recordEvent(eventStore, `manager-${reseller}`, { type: 'ManagerRoleChanged', data: { managerId: reseller, from: 'sales', to: 'admin' }, owner: reseller });
    await recordEvent(eventStore, `login-${reseller}`, { type: 'SessionOpened', data: { loginId: reseller, sessionId: 's', secretHash: 'abcdef0123', accountId: null, expiresAt: '2027-01-01T00:00:00.000Z' }, owner: reseller });
    await recordEvent(eventStore, `ledger-${reseller}`, { type: 'LedgerOpened', data: { accountId: reseller, currency: 'EUR', allowance: 7 }, owner: reseller });
    await recordEvent(eventStore, `ledger-${reseller}`, { type: 'OrderSettlementDeferred', data: { accountId: reseller, orderId: 'o', required: 5, available: 1, shortfall: 4, on: '2026-11-01' }, owner: reseller });
  }
});
afterAll(() => api.close());

const streamsSeen = async (as: string): Promise<string[]> => {
  const { body } = await api.ask('/api/events?limit=500', { as });
  return [...new Set<string>(body.events.map(({ stream }: { stream: string }) => stream))].sort();
};

describe('who reads what of the log', () => {
  it('shows auditors their branch, everything in it', async () => {
    expect(await streamsSeen('auditor.root')).toHaveLength(12);
    expect(await streamsSeen('auditor.north')).toEqual(['ledger-fjord', 'ledger-north', 'login-fjord', 'login-north', 'manager-fjord', 'manager-north']);
  });
  it('shows staff their own reseller, as far as their role reads the lists', async () => {
    expect(await streamsSeen('admin.root')).toEqual(['ledger-root', 'login-root', 'manager-root']);
    expect(await streamsSeen('sales.north')).toEqual(['ledger-north', 'manager-north']);
    expect(await streamsSeen('marketing.north')).toEqual(['manager-north']);
  });
  it('shows customers and strangers nothing', async () => {
    for (const path of ['/api/events', '/api/streams/manager-north', '/api/streams/manager-north/state']) {
      expect((await api.ask(path, { as: 'ida' })).body).toMatchObject({ status: 403, code: 'forbidden' });
      expect((await api.ask(path)).body).toMatchObject({ status: 401 });
    }
  });
  it('knows no difference between a foreign stream and none', async () => {
    const messages = await Promise.all(['manager-south', 'manager-fjord', 'manager-nowhere', 'login-root', '$all'].map((stream) => api.ask(`/api/streams/${stream}`, { as: 'sales.north' })));
    expect(messages.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await api.ask('/api/streams/manager-south/state', { as: 'sales.north' })).status).toBe(404);
    expect((await api.ask('/api/streams/login-north/state', { as: 'sales.north' })).status).toBe(404);
  });
  it('never shows the hash of a secret', async () => {
    for (const path of ['/api/events?limit=500', '/api/streams/login-north', '/api/streams/login-north/state']) {
      const { status, text } = await api.ask(path, { as: 'auditor.root' });
      expect(status).toBe(200);
      expect(text).not.toMatch(/abcdef0123|secretHash/);
    }
  });
});

describe('a stream', () => {
  it('is read forwards and backwards, page by page', async () => {
    const ask = async (query: string) => {
      const { body, headers } = await api.ask(`/api/streams/manager-north${query}`, { as: 'sales.north' });
      return { types: body.events.map(({ type }: { type: string }) => type), next: body.next, link: headers.get('link') };
    };
    expect(await ask('')).toEqual({ types: ['ManagerCreated', 'ManagerRoleChanged'], next: null, link: null });
    expect(await ask('?direction=backwards')).toEqual({ types: ['ManagerRoleChanged', 'ManagerCreated'], next: null, link: null });
    expect(await ask('?limit=1')).toEqual({ types: ['ManagerCreated'], next: 1, link: '</api/streams/manager-north?limit=1&from=1>; rel="next"' });
    expect(await ask('?limit=1&from=1')).toEqual({ types: ['ManagerRoleChanged'], next: null, link: null });
    expect(await ask('?limit=1&direction=backwards')).toMatchObject({ types: ['ManagerRoleChanged'], next: 0 });
    expect(await ask('?from=9')).toEqual({ types: [], next: null, link: null });
  });
  it('shows each event with all that was recorded of it', async () => {
    const { body } = await api.ask('/api/streams/manager-north?limit=1', { as: 'sales.north' });
    expect(body.events[0]).toMatchObject({ stream: 'manager-north', revision: 0, type: 'ManagerCreated', data: { role: 'sales' }, metadata: { recordedAt: '2026-11-01T08:00:00.000Z', schemaVersion: 1 } });
  });
  it('has a state as of each revision', async () => {
    const state = (at: string): Promise<Answer> => api.ask(`/api/streams/manager-north/state${at}`, { as: 'sales.north' });
    expect((await state('?at=0')).body).toMatchObject({ revision: 0, state: { role: 'sales', active: true } });
    expect((await state('')).body).toMatchObject({ stream: 'manager-north', revision: 1, state: { role: 'admin' } });
    expect((await state('?at=2')).body).toMatchObject({ status: 400, errors: [{ pointer: '/at', detail: expect.stringContaining('the last one is 1') }] });
    expect((await api.ask('/api/streams/ledger-north/state', { as: 'sales.north' })).body).toMatchObject({ state: { limits: { threshold: 7 }, charges: {} } });
  });
  it('has none where nobody keeps one', async () => {
    await recordEvent(api.deps.eventStore, 'unique_email-1', { type: 'ValueReserved', data: { kind: 'email', ownerId: 'x' } });
    expect((await api.ask('/api/streams/unique_email-1/state', { as: 'admin.root' })).status).toBe(404);
  });
});

describe('the log in order', () => {
  it('is paged by position, and says when its end was reached', async () => {
    const whole = (await api.ask('/api/events?limit=500', { as: 'auditor.root' })).body;
    expect(whole.caughtUp).toBe(true);
    const found: unknown[] = [];
    for (let path: string | null = '/api/events?limit=3'; path; ) {
      const answer: Answer = await api.ask(path, { as: 'auditor.root' });
      expect(answer.body.events.length).toBeLessThanOrEqual(3);
      found.push(...answer.body.events);
      path = /^<([^>]+)>/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
      expect(path === null).toBe(answer.body.caughtUp);
    }
    expect(found).toEqual(whole.events);
  });
  it('is filtered by type and by beginning of the stream', async () => {
    const ask = async (query: string) => (await api.ask(`/api/events?${query}`, { as: 'auditor.root' })).body.events.map(({ stream, type }: { stream: string; type: string }) => `${stream} ${type}`);
    expect(await ask('type=ManagerRoleChanged&stream=manager-n')).toEqual(['manager-north ManagerRoleChanged']);
    expect(await ask('type=ManagerRoleChanged&type=ManagerCreated&stream=manager-north')).toHaveLength(2);
    expect(await ask('after=999999999')).toEqual([]);
  });
  it.each([
    ['after=-1', '/after'], ['after=x', '/after'], ['limit=501', '/limit'], ['limit=0', '/limit'], ['type=Nonsense', '/type'], ['type=toString', '/type'], ['stream=Ünter', '/stream'], ['since=1', '/since'],
  ])('refuses ?%s', async (query, pointer) => expect((await api.ask(`/api/events?${encodeURI(query)}`, { as: 'auditor.root' })).body).toMatchObject({ status: 400, code: 'invalid_query', errors: [{ pointer }] }));
  it.each([['from=-1', '/from'], ['direction=up', '/direction'], ['limit=1e3', '/limit']])('refuses ?%s of a stream', async (query, pointer) =>
    expect((await api.ask(`/api/streams/manager-root?${query}`, { as: 'auditor.root' })).body).toMatchObject({ status: 400, errors: [{ pointer }] }));
  it('shows what it does not understand as it was written', async () => {
    await recordEvent(api.deps.eventStore, 'manager-odd', { type: 'ManagerInvented', data: { odd: 1, secretHash: 'x' } });
    const { body } = await api.ask('/api/streams/manager-odd', { as: 'admin.root' });
    expect(body.events[0]).toMatchObject({ data: { odd: 1 }, undecodable: expect.stringContaining('unknown type') });
    expect(body.events[0].data).not.toHaveProperty('secretHash');
    expect((await api.ask('/api/streams/manager-odd/state', { as: 'admin.root' })).body).toMatchObject({ status: 409, code: 'undecodable_event' });
  });
});
