import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { Registration } from '../../application/spine/command-bus.js';
import type { CommandContext } from '../../application/spine/context.js';
import { Transactor } from '../../application/spine/transactor.js';
import { manager } from '../../domain/partners/manager.js';
import { wrongState } from '../../domain/shared/errors.js';
import { startApi, type TestApi } from './testing/api.js';
import { customer, scopeOf, staff } from './testing/people.js';

class Person {
  @IsString() @MaxLength(10) readonly name!: string;
}
class SetRole {
  @IsString() readonly managerId!: string;
  @IsIn(['admin', 'sales', 'owner']) readonly role!: 'admin' | 'sales' | 'owner';
  @IsOptional() @ValidateNested() @Type(() => Person) readonly person?: Person;
}
class Nothing {
  @IsOptional() @IsString() readonly note?: string;
}

let api: TestApi;
const transactor = (): Transactor => new Transactor(api.deps.eventStore);

const setRole: Registration = {
  definition: { name: 'set-role', context: 'partners', summary: 'Give a manager a role.', dto: SetRole, allow: ['admin', 'Owner'] },
  handler: {
    handle: async (dto: object, ctx: CommandContext) => {
      const { managerId, role } = dto as SetRole;
      const before = await transactor().load(manager, managerId);
      const command = before.revision < 0 ? ({ type: 'CreateManager', managerId, resellerId: 'root', role, profileId: 'p', loginId: 'l' } as const) : ({ type: 'EditManager', managerId, role, profile: false } as const);
      return { committed: await transactor().transact(manager, managerId, command, ctx, { scope: scopeOf('root') }) };
    },
  },
};
const fail: Registration = {
  definition: { name: 'fail', context: 'audit', summary: 'Fails.', dto: Nothing, allow: 'anyone' },
  handler: { handle: async () => Promise.reject(wrongState('too_late', 'Too late.')) },
};
const preview: Registration = {
  definition: { name: 'preview-it', context: 'sales', summary: 'Looks ahead.', dto: Nothing, allow: ['admin', 'Owner'], rehearsable: false },
  handler: { handle: async () => ({ preview: { net: 90, lines: [{ net: 90, lost: ['loser'], basis: 'cost' }] } }) },
};

beforeAll(async () => {
  api = await startApi({ people: { admin: staff('admin', 'root'), sales: staff('sales', 'root'), owner: customer('Owner', 'root', 'a1') }, registrations: [setRole, fail, preview] });
});
afterAll(() => api.close());

let next = 0;
let managerId: string;
beforeEach(() => void (managerId = `m${next++}`));

describe('a command', () => {
  it('answers what it did, where the record stands, and where to read on', async () => {
    const answer = await api.command('set-role', { managerId, role: 'sales' }, { as: 'admin' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id: managerId, revision: 0, position: expect.any(Number), events: ['ManagerCreated'] });
    expect(answer.headers.get('etag')).toBe('"0"');
    expect(answer.headers.get('x-position')).toBe(String(answer.body.position));
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('happens once for one Idempotency-Key, and refuses the key with another body', async () => {
    const asking = { as: 'admin', headers: { 'Idempotency-Key': `k-${managerId}` } };
    const first = await api.command('set-role', { managerId, role: 'sales' }, asking);
    const again = await api.command('set-role', { managerId, role: 'sales' }, asking);
    expect(again.body).toEqual(first.body);
    expect(await api.deps.eventStore.readStream(`manager-${managerId}`)).toHaveLength(1);
    const other = await api.command('set-role', { managerId, role: 'admin' }, asking);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('honours If-Match, and tells the current revision when it does not fit', async () => {
    await api.command('set-role', { managerId, role: 'sales' }, { as: 'admin' });
    const stale = await api.command('set-role', { managerId, role: 'owner' }, { as: 'admin', headers: { 'If-Match': '"5"' } });
    expect([stale.status, stale.body.code, stale.body.meta]).toEqual([412, 'precondition_failed', { revision: 0 }]);
    expect(stale.headers.get('etag')).toBe('"0"');
    const fits = await api.command('set-role', { managerId, role: 'owner' }, { as: 'admin', headers: { 'If-Match': '"0"' } });
    expect([fits.status, fits.body.revision]).toEqual([200, 1]);
  });

  it.each(['5', 'W/"5"', '*', '"a"', '"1", "2"'])('refuses the malformed If-Match %s', async (value) => {
    const answer = await api.command('set-role', { managerId, role: 'sales' }, { as: 'admin', headers: { 'If-Match': value } });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_header']);
  });

  it('can be rehearsed: says what it would record, and records nothing', async () => {
    const answer = await api.ask('/api/commands/set-role?dryRun=true', { method: 'POST', as: 'admin', body: { managerId, role: 'sales' } });
    expect(answer.body).toMatchObject({ dryRun: true, events: [{ stream: `manager-${managerId}`, type: 'ManagerCreated' }] });
    expect(await api.deps.eventStore.readStream(`manager-${managerId}`)).toHaveLength(0);
  });

  it.each(['dryRun=yes', 'dryRun=true&dryRun=true', 'dry=true'])('refuses ?%s instead of running for real', async (query) => {
    const answer = await api.ask(`/api/commands/set-role?${query}`, { method: 'POST', as: 'admin', body: { managerId, role: 'sales' } });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_query']);
    expect(await api.deps.eventStore.readStream(`manager-${managerId}`)).toHaveLength(0);
  });

  it('is not rehearsed when its effects cannot be', async () => {
    const answer = await api.ask('/api/commands/preview-it?dryRun=true', { method: 'POST', as: 'admin', body: {} });
    expect([answer.status, answer.body.code]).toEqual([422, 'not_rehearsable']);
  });

  it('shows staff what a preview was computed on, and customers only the result', async () => {
    expect((await api.command('preview-it', {}, { as: 'admin' })).body).toEqual({ net: 90, lines: [{ net: 90, lost: ['loser'], basis: 'cost' }] });
    expect((await api.command('preview-it', {}, { as: 'owner' })).body).toEqual({ net: 90, lines: [{ net: 90 }] });
  });
});

describe('bad input', () => {
  const good = { managerId: 'x', role: 'sales' };
  const refused = async (body: unknown, headers: Record<string, string> = {}) => {
    const answer = await api.command('set-role', body, { as: 'admin', headers });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    return [answer.status, answer.body.code, ...(answer.body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)];
  };

  it('names every field that is missing, wrong or unknown', async () => {
    expect(await refused({ role: 'king', extra: 1 })).toEqual(expect.arrayContaining([400, 'validation_failed', '/role', '/extra', '/managerId']));
    expect(await refused({ ...good, person: { name: 'x', age: 3 } })).toEqual([400, 'validation_failed', '/person/age']);
  });

  it.each([['[]'], ['null'], ['"text"'], ['{"a":'], ['{"managerId":"x","role":"sales",}'], ['']])('refuses the body %s', async (body) => expect((await refused(body))[0]).toBe(400));
  it.each(['__proto__', 'constructor', '\\u005f_proto__', 'const\\u0072uctor'])('refuses the field %s', async (name) => expect(await refused(`{"managerId":"x","role":"sales","${name}":{"a":1}}`)).toEqual([400, 'malformed_json']));
  it('takes UTF-8 with or without its mark, and a charset that says so', async () => {
    const text = `\uFEFF${JSON.stringify({ ...good, role: 'king' })}`;
    for (const type of ['application/json', 'application/json; charset=utf-8']) expect(await refused(text, { 'Content-Type': type })).toEqual([400, 'validation_failed', '/role']);
  });

  it('refuses endless nesting', async () => expect(await refused(`{"managerId":${'['.repeat(60_000)}${']'.repeat(60_000)}}`)).toEqual([400, 'malformed_json']));
  it('refuses moderate but senseless nesting', async () => expect(await refused(`{"managerId":${'['.repeat(40)}${']'.repeat(40)}}`)).toEqual([400, 'malformed_json']));
  it('refuses more than 256 KB', async () => expect(await refused({ ...good, note: 'x'.repeat(256 * 1024) })).toEqual([413, 'body_too_large']));
  it('refuses what is not JSON', async () => {
    expect(await refused(good, { 'Content-Type': 'text/plain' })).toEqual([415, 'unsupported_media_type']);
    expect(await refused(good, { 'Content-Type': 'application/x-www-form-urlencoded' })).toEqual([415, 'unsupported_media_type']);
    expect(await refused(good, { 'Content-Type': 'application/json; charset=latin1' })).toEqual([415, 'unsupported_media_type']);
  });
  it('refuses an empty or endless Idempotency-Key', async () => {
    expect(await refused(good, { 'Idempotency-Key': 'x'.repeat(201) })).toEqual([400, 'invalid_header']);
    expect(await refused(good, { 'Idempotency-Key': 'two words' })).toEqual([400, 'invalid_header']);
  });
  it('records nothing of all that', async () => expect(await api.deps.eventStore.readStream('manager-x')).toEqual([]));
});

describe('who may', () => {
  it('asks strangers to sign in', async () => {
    for (const headers of [{}, { Authorization: 'Bearer nobody' }, { Authorization: 'Basic YTpi' }, { 'X-Api-Token': 'nobody' }] as Record<string, string>[]) {
      const answer = await api.command('set-role', { managerId, role: 'sales' }, { headers });
      expect([answer.status, answer.body.code, answer.headers.get('www-authenticate')]).toEqual([401, 'unauthorized', 'Bearer']);
    }
  });
  it('takes an API token like a session', async () => expect((await api.command('set-role', { managerId, role: 'sales' }, { headers: { 'X-Api-Token': 'admin' } })).status).toBe(200));
  it('refuses a role that may not', async () => expect((await api.command('set-role', { managerId, role: 'sales' }, { as: 'sales' })).body).toMatchObject({ status: 403, code: 'forbidden' }));
  it('has no unknown commands', async () => expect((await api.command('drop-tables', {}, { as: 'admin' })).body).toMatchObject({ status: 404, code: 'not_found' }));
  it('lets anybody send what needs no log-in, even with a token that has ended', async () => {
    expect((await api.command('fail', {}, { as: 'ended' })).status).toBe(409);
  });
});
