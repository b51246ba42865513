import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ExportHousekeeping } from '../../application/audit/exports/housekeeping.js';
import { ExportRunner } from '../../application/audit/exports/export-runner.js';
import { ExportSources } from '../../application/audit/exports/export-sources.js';
import { Exports } from '../../application/audit/exports/exports.js';
import type { ExportFiles, TableFormats } from '../../application/ports/exports.js';
import { TOKENS } from '../../application/ports/tokens.js';
import { BadQuery } from '../../application/queries/bad-query.js';
import type { Principal } from '../../application/spine/principal.js';
import { seen } from '../support/chain.js';
import { registerPeople, type People } from '../support/export-people.js';
import { downloadOf, exported, exportRunner, fileOf, sha256, writeCharges } from '../support/exports.js';
import { openShop, subscribe, TestSystem, topUp, type Shop } from '../support/system.js';

let system: TestSystem;
let shop: Shop;
let people: People;

beforeAll(async () => {
  system = await TestSystem.open({ on: '2026-10-10' });
  shop = await openShop(system);
  people = await registerPeople(system, shop.accountId);
  await topUp(system, shop.accountId, 100_000);
  await subscribe(system, shop, 3);
  await system.billingRun('2026-11-01');
});
afterAll(() => system.close());

const code = (attempt: Promise<unknown>) => attempt.then(() => 'accepted', (error: Error & { code?: string }) => error.code ?? error.name);
const rowsOf = async (exportId: string, as?: Principal): Promise<readonly Readonly<Record<string, string>>[]> => parse(await fileOf(system, exportId, as), { columns: true, bom: true });
const requested = async (body: object = {}, as?: Principal): Promise<string> => (await system.send('request-export', { view: 'charges', format: 'csv', ...body }, as ? { as } : {})).id;
const kept = (): Promise<readonly { readonly exportId: string; readonly attempt: number | null }[]> => system.platform.container.get<ExportFiles>(TOKENS.exportFiles).list();
const filesOf = async (exportId: string) => (await kept()).filter((file) => file.exportId === exportId);

describe('an export', () => {
  it('holds what the list shows, amounts with their point', async () => {
    const id = await exported(system, { view: 'charges', filter: { status: 'Closed' }, columns: ['period.from', 'net', 'currency', 'status'] });
    expect(await rowsOf(id)).toEqual([{ 'period.from': '2026-10-10', net: '10.65', currency: 'EUR', status: 'Closed' }]);
  });

  it('takes the currency of rows that name none from their account', async () => {
    const id = await exported(system, { view: 'ledger-entries', columns: ['amount'] });
    expect(await rowsOf(id)).toContainEqual({ amount: '1000.00' });
  });

  it('is in the order of the list, with headings for people', async () => {
    const id = await exported(system, { view: 'charges', sort: ['period.from', 'ASC'], columns: ['period.from', 'status'], headings: ['From', 'State'], byteOrderMark: true });
    const from = (await rowsOf(id)).map((row) => row['From']);
    expect(from).toEqual([...from].sort());
    expect(from.length).toBe((await system.find('charges')).length);
    expect((await fileOf(system, id)).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('is ready with its rows, size and checksum, for seven days', async () => {
    const id = await exported(system, { view: 'charges' });
    const bytes = await fileOf(system, id);
    expect(await system.one('exports', id)).toMatchObject({ status: 'Ready', rows: (await system.find('charges')).length, changed: 0, bytes: bytes.length, sha256: sha256(bytes), expiresAt: '2026-11-08T09:00:00.000Z' });
    expect((await downloadOf(system, id)).name).toBe('charges-2026-11-01.csv');
  });

  it('tells nothing of what was searched for in the log', async () => {
    const id = await exported(system, { view: 'accounts', filter: { q: 'Fjord' } });
    const events = await system.platform.eventStore.readStream(`export-${id}`);
    expect(events.map(({ type }) => type)).toEqual(['ExportRequested', 'ExportStarted', 'ExportCompleted']);
    expect(JSON.stringify(events)).not.toContain('Fjord');
  });

  it('of a workbook has one cell a value', async () => {
    const { default: readExcelFile } = await import('read-excel-file/node');
    const id = await exported(system, { view: 'charges', format: 'xlsx', filter: { status: 'Closed' }, columns: ['period.from', 'net', 'status'] });
    const [sheet] = await readExcelFile(await fileOf(system, id));
    expect(sheet?.data).toEqual([['period.from', 'net', 'status'], [new Date('2026-10-10'), 10.65, 'Closed']]);
  });
});

describe('what is asked for', () => {
  const refusal = async (body: object, as?: Principal): Promise<unknown> => requested(body, as).catch((error: unknown) => (error instanceof BadQuery ? error.errors[0]?.pointer : (error as { code: string }).code));

  it.each([
    ['a view that is not there', { view: 'secrets' }, 'not_found'],
    ['a field that is not there', { filter: { nothing: 1 } }, '/filter/nothing'],
    ['an order that is none', { sort: ['net', 'UP'] }, '/sort'],
    ['a column that is not there', { columns: ['net', 'secret'] }, '/columns/1'],
    ['headings for other columns', { columns: ['net'], headings: ['Net', 'Gross'] }, '/headings'],
  ])('is refused as in the list: %s', async (_what, body, pointer) => {
    expect(await refusal(body)).toBe(pointer);
  });

  it('is refused to customers where it is private, by name and without: there is no such field for them', async () => {
    expect(await refusal({ columns: ['net', 'derivation.lost'] }, people.owner)).toBe('/columns/1');
    expect(await refusal({ view: 'consumption-records', columns: ['netCost'] }, people.owner)).toBe('/columns/0');
    expect(await refusal({ view: 'azure-daily', filter: { netCost: '1' } }, people.owner)).toBe('/filter/netCost');
    expect(await refusal({ view: 'managers' }, people.owner)).toBe('forbidden');
    const id = await exported(system, { view: 'charges' }, people.owner);
    expect(Object.keys((await rowsOf(id, people.owner))[0] ?? {}).filter((name) => /lost|reseller/i.test(name))).toEqual([]);
  });

  it("accepts of domain.md 5.5: a customer's file of Azure usage has no net cost, no markup and nothing of how it was counted, whatever is asked for", async () => {
    for (const column of ['netCost', 'records', 'markup', 'resellerId']) expect(await refusal({ view: 'azure-daily', columns: ['usageDate', column] }, people.owner)).toBe('/columns/1');
    for (const sort of ['netCost', 'records']) expect(await refusal({ view: 'azure-daily', sort: [sort, 'ASC'] }, people.owner)).toBe('/sort');
    const shown = ['usageDate', 'meter.category', 'meter.subcategory', 'meter.name', 'meter.region', 'resourceUri', 'tags', 'quantity', 'meter.unit', 'unitPrice', 'cost', 'currency', 'period.from', 'period.to'];
    const heads = async (body: object, as?: Principal): Promise<string> => (await fileOf(system, await exported(system, { view: 'azure-daily', ...body }, as), as)).toString().trim();
    expect(await heads({ columns: shown }, people.owner)).toBe(shown.join(','));
    expect(await heads({}, people.owner)).not.toMatch(/netCost|records|markup|margin|reseller/i);
    expect((await heads({})).split(',')).toEqual(expect.arrayContaining(['netCost', 'records']));
  });

  it('records nothing when it is rehearsed', async () => {
    const before = (await kept()).length;
    await system.platform.bus.execute({ name: 'request-export', body: { view: 'charges', format: 'csv' }, principal: system.admin, key: 'rehearsal', keyed: false, expectedRevision: null, dryRun: true, correlationId: 'test' });
    expect((await kept()).length).toBe(before);
  });
});

describe('who asked', () => {
  it('gets his own rows: those of his account', async () => {
    const id = await exported(system, { view: 'accounts', columns: ['id', 'name'] }, people.owner);
    expect(await rowsOf(id, people.owner)).toEqual([{ id: shop.accountId, name: 'Fjord Books' }]);
  });

  it('is the only one who downloads it; an administrator sees that it is there', async () => {
    const id = await exported(system, { view: 'charges' }, people.sales);
    expect(await code(downloadOf(system, id, people.owner))).toBe('not_found');
    expect(await code(downloadOf(system, id, system.admin))).toBe('not_found');
    expect(await code(downloadOf(system, id, people.sales))).toBe('accepted');
    const seenBy = async (who: Principal) => (await seen(system, 'exports', who)).some((row) => row['id'] === id);
    expect([await seenBy(people.sales), await seenBy(system.admin), await seenBy({ ...people.sales, id: 'another' }), await seenBy(people.owner)]).toEqual([true, true, false, false]);
  });

  it('has the rights of the moment at which it is written', async () => {
    const id = await requested({}, people.sales);
    await system.send('edit-manager', { managerId: people.sales.id, role: 'marketing' });
    await exportRunner(system).run(id);
    expect(await system.one('exports', id)).toMatchObject({ status: 'Failed', code: 'forbidden', rows: 0 });
    await system.send('edit-manager', { managerId: people.sales.id, role: 'sales' });
    await system.send('retry-export', { exportId: id }, { as: people.sales });
    await exportRunner(system).run(id);
    expect(await system.one('exports', id)).toMatchObject({ status: 'Ready', code: null });
    await system.send('edit-manager', { managerId: people.sales.id, role: 'marketing' });
    expect(await code(downloadOf(system, id, { ...people.sales, role: 'marketing' }))).toBe('forbidden');
    await system.send('deactivate-manager', { managerId: people.sales.id });
    const late = await requested({ view: 'plans' }, people.sales);
    await exportRunner(system).run(late);
    expect(await system.one('exports', late)).toMatchObject({ status: 'Failed', code: 'forbidden' });
  });

  it('has one export of a selection under way, and is told which', async () => {
    const body = { filter: { status: 'Opened' } };
    const id = await requested(body);
    const refused: unknown = await requested(body).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'export_running', refusal: 'conflict', meta: { exportId: id } });
    expect(await code(requested({ ...body, format: 'xlsx' }))).toBe('accepted');
    await exportRunner(system).run(id);
    expect(await code(requested(body))).toBe('accepted');
  });

  it('asks for the same twice at once, and gets it once', async () => {
    const body = { filter: { status: 'Blocked' } };
    const codes = await Promise.all([1, 2, 3].map(() => code(requested(body))));
    expect(codes.sort()).toEqual(['accepted', 'export_running', 'export_running']);
  });
});

describe('one person', () => {
  it('has at most twenty exports under way', async () => {
    const { id } = await system.send('create-manager', { firstName: 'Max', lastName: 'Vi', email: 'max@example.com', role: 'admin', password: 'a long password' });
    const max = { ...system.admin, id };
    for (let index = 0; index < 20; index++) await requested({ filter: { net_gte: index } }, max);
    await system.settle();
    expect(await code(requested({}, max))).toBe('too_many_exports');
    await system.send('cancel-export', { exportId: String((await system.find('exports', { requestedBy: id }))[0]?.id) }, { as: max });
    await system.settle();
    expect(await code(requested({}, max))).toBe('accepted');
  });
});

describe('an export that is cancelled', () => {
  it('is never begun', async () => {
    const id = await requested({ filter: { status: 'Refunded' } });
    await system.send('cancel-export', { exportId: id });
    await exportRunner(system).run(id);
    expect(await system.one('exports', id)).toMatchObject({ status: 'Cancelled', attempt: 0 });
    expect(await code(downloadOf(system, id))).toBe('export_not_ready');
  });

  it('while it is written leaves no file', async () => {
    const { container, views, clock } = system.platform;
    const formats = container.get<TableFormats>(TOKENS.tableFormats);
    const id = await requested({ filter: { status: 'Deleted' } });
    const cancelling: TableFormats = { ...formats, csv: (draft, options) => ({ ...formats.csv(draft, options), finish: () => system.send('cancel-export', { exportId: id }).then(() => undefined) }) };
    await new ExportRunner(container.get(Exports), container.get(ExportSources), views, clock, container.get(TOKENS.exportFiles), cancelling).run(id);
    expect(await system.one('exports', id)).toMatchObject({ status: 'Cancelled', bytes: null });
    expect(await filesOf(id)).toEqual([expect.objectContaining({ attempt: null })]);
  });

  it('is of who asked for it, or of an administrator', async () => {
    const id = await requested({ filter: { status: 'New' } }, people.owner);
    expect(await code(system.send('cancel-export', { exportId: id }, { as: { ...people.owner, id: 'another' } }))).toBe('not_found');
    expect(await code(system.send('cancel-export', { exportId: id }, { as: people.owner }))).toBe('accepted');
  });
});

describe('time', () => {
  it('takes the file away after seven days, and what attempts left behind', async () => {
    const id = await exported(system, { view: 'plans' });
    const cutOff = await requested({ view: 'products' });
    const files = system.platform.container.get<ExportFiles>(TOKENS.exportFiles);
    await (await files.draft(cutOff, 1)).write(Buffer.from('half a row'));
    const housekeeping = system.platform.container.get(ExportHousekeeping);
    await housekeeping.tidy(new Set([cutOff]));
    expect([(await filesOf(id)).length, (await filesOf(cutOff)).length]).toEqual([1, 2]);
    await system.moveTo('2026-11-09');
    expect((await downloadOf(system, id)).file).toBeNull();
    await housekeeping.tidy();
    expect(await system.one('exports', id)).toMatchObject({ status: 'Expired' });
    expect(await filesOf(id)).toEqual([]);
    expect(await filesOf(cutOff)).toEqual([expect.objectContaining({ attempt: null })]);
    expect(await code(system.send('retry-export', { exportId: id }))).toBe('export_expired');
  });
});

describe('100,000 rows', () => {
  it('accepts of domain.md 5.8: are exported whole', async () => {
    const own = await system.find('charges');
    await writeCharges(system, own[0]!, 100_000);
    const id = await exported(system, { view: 'charges', columns: ['id', 'net'] });
    const bytes = await fileOf(system, id);
    expect(await system.one('exports', id)).toMatchObject({ status: 'Ready', rows: 100_000 + own.length, sha256: sha256(bytes) });
    const ids = bytes.toString().trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[0]);
    expect(new Set(ids).size).toBe(100_000 + own.length);
  });
});
