import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../../application/ports/event-store.js';
import type { RebuildProgress, RebuildResult, VerifyResult, ViewAdmin } from '../../application/ports/view-admin.js';
import { wrongState } from '../../domain/shared/errors.js';
import type { HttpDeps } from './deps.js';
import { startApi, upToDate, type TestApi } from './testing/api.js';
import { customer, staff } from './testing/people.js';
import { things } from './testing/things.js';

const people = { root: staff('admin', 'root'), sales: staff('sales', 'root'), north: staff('admin', 'north'), ida: customer('Owner', 'root', 'a1') };

let api: TestApi;
const start = async (deps: Partial<HttpDeps> = {}): Promise<TestApi> => (api = await startApi({ views: [things], people, deps }));
afterEach(() => api.close());

describe('health', () => {
  const ready = async () => {
    const { status, body } = await api.ask('/health/ready');
    return [status, body];
  };
  it('is ready when all is well, and alive in any case', async () => {
    await start();
    expect(await ready()).toEqual([200, { status: 'ready', reasons: [] }]);
    expect((await api.ask('/health/live')).body).toEqual({ status: 'live' });
  });
  it('is degraded, and in service, while events are parked', async () => {
    await start({ status: { ...upToDate, parked: async () => [{ position: 1, type: 'X', stream: 's', reason: 'r' }] } });
    expect(await ready()).toEqual([200, { status: 'degraded', reasons: [expect.stringContaining('parked')] }]);
  });
  it('is unavailable with every reason', async () => {
    await start({ status: { ...upToDate, running: () => false }, workflows: { position: () => 0, running: () => false } });
    const { eventStore, readStore } = api.deps;
    eventStore.head = async () => Promise.reject(new EventStoreUnavailable('gone'));
    readStore.activeCollection = async () => Promise.reject(new Error('gone'));
    const [status, body] = await ready();
    expect([status, body.status, body.reasons.length]).toEqual([503, 'unavailable', 4]);
    expect((await api.ask('/health/live')).status).toBe(200);
  });
});

describe('metrics', () => {
  it('count requests by template, commands by outcome, and tell the lag', async () => {
    await start({ status: { ...upToDate, position: () => 41, lag: async () => ({ events: 3, seconds: 1.5 }) } });
    await api.ask('/api/things/t1', { as: 'root' });
    await api.ask('/api/things/t2', { as: 'root' });
    await api.ask('/nowhere/at/all');
    await api.command('invented', {}, { as: 'root' });
    const { text, headers } = await api.ask('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('skyledger_http_request_duration_seconds_count{method="GET",route="/api/things/:id",status="404"} 2');
    expect(text).toContain('skyledger_commands_total{command="unknown",outcome="not_found"} 1');
    for (const line of ['skyledger_projection_position 41', 'skyledger_projection_lag_events 3', 'skyledger_projection_lag_seconds 1.5', 'skyledger_projection_parked_events 0', 'skyledger_workflow_position_lag 0']) expect(text).toContain(line);
    expect(text).toContain('skyledger_process_cpu_seconds_total');
    expect(text).not.toContain('t1');
  });
  it('stay readable while a store is away', async () => {
    await start({ status: { ...upToDate, lag: async () => Promise.reject(new Error('gone')) } });
    const { status, text } = await api.ask('/metrics');
    expect([status, text.includes('skyledger_projection_lag_events Nan')]).toEqual([200, true]);
  });
});

describe('views under repair', () => {
  const status = { view: 'things', version: 1, collection: 'things_v1', position: 7, documents: 3, progress: null };
  const result: RebuildResult = { view: 'things', collection: 'things_v1b', previous: 'things_v1', position: 7, events: 9, documents: 3, hash: 'h', previousHash: 'h', equal: true };
  const progress: RebuildProgress = { view: 'things', phase: 'replaying', events: 4, position: 3, head: 7 };
  let finish: () => void;
  const viewAdmin: ViewAdmin = {
    list: async () => [status],
    rebuild: async (_view, onProgress) => {
      onProgress?.(progress);
      await new Promise<void>((resolve) => (finish = resolve));
      return result;
    },
    verify: async (): Promise<VerifyResult> => Promise.reject(wrongState('rebuild_running', 'Another process is at it.')),
  };
  const post = (path: string, as = 'root') => api.ask(`/api/admin/views/${path}`, { method: 'POST', as });
  const job = async () => (await api.ask('/api/admin/views', { as: 'root' })).body[0].job;

  it('are rebuilt in the background, one job at a time, with progress and result', async () => {
    await start({ viewAdmin });
    expect(await job()).toBeNull();
    const begun = await post('things/rebuild');
    expect([begun.status, begun.body.state, begun.headers.get('location')]).toEqual([202, 'running', '/api/admin/views']);
    expect(await job()).toMatchObject({ action: 'rebuild', state: 'running', progress });
    expect((await post('things/verify')).body).toMatchObject({ status: 409, code: 'rebuild_running' });
    finish();
    expect(await job()).toMatchObject({ action: 'rebuild', state: 'done', result });
  });
  it('tell why it did not work', async () => {
    await start({ viewAdmin });
    await post('things/verify');
    expect(await job()).toMatchObject({ action: 'verify', state: 'failed', reason: 'Another process is at it.' });
  });
  it('are for administrators of the root distributor', async () => {
    await start({ viewAdmin });
    for (const as of ['sales', 'north', 'ida']) {
      expect((await post('things/rebuild', as)).body).toMatchObject({ status: 403, code: 'forbidden' });
      expect((await api.ask('/api/admin/views', { as })).status).toBe(403);
    }
    expect((await api.ask('/api/admin/views')).status).toBe(401);
    expect((await post('nothing/rebuild')).body).toMatchObject({ status: 404 });
  });
});

describe('people', () => {
  it('have their data handed out by administrators alone', async () => {
    await start({ personalData: async (person, principal) => ({ person, by: principal.id }) });
    expect((await api.ask('/api/personal-data/user/u1', { as: 'root' })).body).toEqual({ person: { kind: 'user', id: 'u1' }, by: 'admin-at-root' });
    for (const path of ['nobody/u1', 'user/u%001', 'user/*']) expect((await api.ask(`/api/personal-data/${path}`, { as: 'root' })).status).toBe(404);
    for (const as of ['sales', 'ida']) expect((await api.ask('/api/personal-data/user/u1', { as })).status).toBe(403);
  });
  it('have messages that only administrators of their own reseller see', async () => {
    const mail = (resellerId: string) => ({ id: `m-${resellerId}`, resellerId, profileId: 'p', to: 'x@example.com', subject: 's', text: 'link', sentAt: '2026-11-01T00:00:00.000Z' });
    await start({ outbox: { list: async (resellerId) => [mail(resellerId)] } });
    expect((await api.ask('/api/outbox', { as: 'north' })).body).toEqual([mail('north')]);
    for (const as of ['sales', 'ida']) expect((await api.ask('/api/outbox', { as })).status).toBe(403);
  });
});

describe('the request log', () => {
  it('has one line a request, under the trace of the caller', async () => {
    await start();
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await api.ask('/api/things/t1?asOf=1', { as: 'root', headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } });
    expect([answer.headers.get('x-trace-id'), answer.body.traceId]).toEqual([traceId, traceId]);
    const lines = api.logLines.filter((line) => line['traceId'] === traceId);
    expect(lines).toEqual([expect.objectContaining({ method: 'GET', route: '/api/things/:id', status: answer.status, principal: 'admin-at-root', code: answer.body.code, ms: expect.any(Number) })]);
  });
  it.each(['', 'nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])('begins a trace of its own instead of "%s"', async (traceparent) => {
    await start();
    expect((await api.ask('/health/live', { headers: { traceparent } })).headers.get('x-trace-id')).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
  });
});
