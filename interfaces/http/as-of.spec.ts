import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { managers } from '../../projections/partners/managers.projection.js';
import { collectionName } from '../../projections/projection.js';
import { startApi, type TestApi } from './testing/api.js';
import { recordEvent } from './testing/events.js';
import { scopeOf, staff } from './testing/people.js';

let api: TestApi;
let created: number;
let changed: number;
beforeAll(async () => {
  api = await startApi({ people: { admin: staff('admin', 'root'), north: staff('admin', 'north') }, views: [managers] });
  const { eventStore } = api.deps;
  await recordEvent(eventStore, 'manager-other', { type: 'ManagerCreated', data: { managerId: 'other', resellerId: 'root', role: 'owner', profileId: 'q', loginId: 'l' }, recordedAt: '2026-01-01T00:00:00.000Z' });
  created = (await recordEvent(eventStore, 'manager-m', { type: 'ManagerCreated', data: { managerId: 'm', resellerId: 'root', role: 'sales', profileId: 'p', loginId: 'l' }, recordedAt: '2026-02-01T08:00:00.000Z' })).position;
  changed = (await recordEvent(eventStore, 'manager-m', { type: 'ManagerRoleChanged', data: { managerId: 'm', from: 'sales', to: 'admin' }, recordedAt: '2026-03-01T08:00:00.000Z' })).position;
  await api.put(managers, [{ ...managers.example, ...scopeOf('root'), id: 'm', role: 'admin' }], changed);
});
afterAll(() => api.close());

const role = async (asOf: string | number, as = 'admin') => {
  const { status, body } = await api.ask(`/api/managers/m?asOf=${encodeURIComponent(asOf)}`, { as });
  return status === 200 ? body.role : status;
};

describe('a row as it was', () => {
  it('at a position', async () => expect(await Promise.all([created, changed].map((position) => role(position)))).toEqual(['sales', 'admin']));
  it('at an instant, in any zone, and at the beginning of a day', async () => {
    expect(await role('2026-02-01T08:00:00Z')).toBe('sales');
    expect(await role('2026-03-01T09:59:59+02:00')).toBe('sales');
    expect(await role('2026-03-01T10:00:00+02:00')).toBe('admin');
    expect(await role('2026-03-01')).toBe('sales');
    expect(await role('2026-03-02')).toBe('admin');
  });
  it('is not there before it was made, nor for others, nor when nothing ever made it', async () => {
    expect(await role(created - 1)).toBe(404);
    expect(await role('2026-01-15')).toBe(404);
    expect(await role(changed, 'north')).toBe(404);
    expect((await api.ask('/api/managers/never?asOf=1', { as: 'admin' })).status).toBe(404);
  });
  it('is there when it was deleted since, as long as it was not', async () => {
    const { eventStore, readStore } = api.deps;
    const { position } = await recordEvent(eventStore, 'manager-gone', { type: 'ManagerCreated', data: { managerId: 'gone', resellerId: 'root', role: 'owner', profileId: 'g', loginId: 'l' } });
    await readStore.apply(new Map([[collectionName(managers), [{ id: 'gone', position: position + 1, body: null }]]]), new Map());
    expect((await api.ask('/api/managers/gone', { as: 'admin' })).status).toBe(404);
    expect((await api.ask(`/api/managers/gone?asOf=${position}`, { as: 'admin' })).body).toMatchObject({ id: 'gone', role: 'owner' });
  });
  it('does not search the whole log for an id that nothing ever made', async () => {
    const { eventStore } = api.deps;
    const readAll = jest.spyOn(eventStore, 'readAll');
    await api.ask('/api/managers/never?asOf=1', { as: 'admin' });
    expect(readAll).not.toHaveBeenCalled();
    await api.ask('/api/managers/m?asOf=1', { as: 'admin' });
    expect(readAll).toHaveBeenCalled();
  });
  it.each(['yesterday', '', '-1', '1.5', '2026-13-01', '2027-01-01', '99999999', '2026-11-20T10:00:00.001Z'])('refuses the moment "%s"', async (asOf) =>
    expect((await api.ask(`/api/managers/m?asOf=${asOf}`, { as: 'admin' })).body).toMatchObject({ status: 400, code: 'invalid_query', errors: [{ pointer: '/asOf' }] }));
});
