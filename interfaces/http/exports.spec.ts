import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Download } from '../../application/audit/exports/downloads.js';
import { wrongState } from '../../domain/shared/errors.js';
import { startApi, type TestApi } from './testing/api.js';

const FILE = 'net\r\n10.65\r\n';
const file = { bytes: FILE.length, open: () => Readable.from([Buffer.from(FILE)]) };

let api: TestApi;
let answer: () => Promise<Download>;
beforeAll(async () => {
  const ida = { kind: 'manager', id: 'm', loginId: 'l', role: 'admin', resellerId: 'r', resellerPath: '/r/', accountId: null } as const;
  api = await startApi({ people: { ida }, deps: { download: () => answer() } });
});
afterAll(() => api.close());

const ask = (method = 'GET') => api.ask('/api/exports/e1/file', { as: 'ida', method });

describe('GET /api/exports/<id>/file', () => {
  it('is an attachment with its length and type', async () => {
    answer = async () => ({ name: 'charges-2026-11-23.csv', format: 'csv', file });
    const { status, headers, text } = await ask();
    expect([status, text]).toEqual([200, FILE]);
    expect(['content-type', 'content-length', 'content-disposition', 'cache-control'].map((name) => headers.get(name))).toEqual(['text/csv; charset=utf-8', String(FILE.length), 'attachment; filename="charges-2026-11-23.csv"', 'no-store']);
  });

  it('tells the length alone to HEAD', async () => {
    const { status, headers, text } = await ask('HEAD');
    expect([status, headers.get('content-length'), text]).toEqual([200, String(FILE.length), '']);
  });

  it('is gone (410) when it is not kept any more', async () => {
    answer = async () => ({ name: 'x', format: 'xlsx', file: null });
    expect(await ask()).toMatchObject({ status: 410, body: { code: 'export_gone' } });
  });

  it('is not there yet (409) while it is written', async () => {
    answer = () => Promise.reject(wrongState('export_not_ready', 'The file is still being written.'));
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'export_not_ready' } });
  });

  it('is for those who are signed in', async () => expect((await api.ask('/api/exports/e1/file')).status).toBe(401));
  it('takes no parameters', async () => expect((await api.ask('/api/exports/e1/file?format=csv', { as: 'ida' })).status).toBe(400));

  it('breaks off when the file cannot be read to its end', async () => {
    answer = async () => ({ name: 'x', format: 'csv', file: { bytes: 100, open: () => Readable.from((async function* () { yield Buffer.from('half'); throw new Error('the disk is gone'); })()) } });
    await expect(ask()).rejects.toThrow();
  });
});
