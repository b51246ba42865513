import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { systemClock } from '../../infrastructure/clock/clocks.js';
import { readConfig } from '../../infrastructure/config.js';
import { openPlatform, type Platform } from '../../infrastructure/main/platform.js';
import { post, ServerProcess } from './server-process.js';

const ROWS = 60_000;
const KILLS = 3;
const OPERATOR = { email: 'ada@example.com', password: 'a long password' };

/** Rows of products, without the events that would make them: enough that an export is cut off in the middle. */
const writeRows = async ({ readStore, eventStore, views }: Platform, resellerId: string): Promise<void> => {
  await views.catchUp();
  const [collection, position] = [(await readStore.activeCollection('products')) ?? '', await eventStore.head()];
  const row = (index: number) => ({ id: `product-${index}`, name: `Product ${index}`, category: 'Cloud', description: 'x'.repeat(200), vendor: 'Microsoft', createdAt: '2026-11-01T08:00:00.000Z', resellerId, resellerPath: `/${resellerId}/`, accountId: null });
  for (let from = 0; from < ROWS; from += 5_000) {
    const writes = Array.from({ length: 5_000 }, (_, index) => ({ id: `product-${from + index}`, position, body: row(from + index) }));
    await readStore.apply(new Map([[collection, writes]]), new Map());
  }
};

describe('exports of a server that is killed', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-exports-'));
  const servers: ServerProcess[] = [];
  const serve = async (): Promise<ServerProcess> => {
    const server = await ServerProcess.start(dataDir);
    servers.push(server);
    return server;
  };
  const platform = (): Promise<Platform> => openPlatform(readConfig({ DATA_DIR: dataDir }), { clock: systemClock, logger: pino({ level: 'silent' }) });
  const get = async (url: string, path: string, token: string): Promise<Response> => fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  const signIn = async (url: string): Promise<string> => String((await post(url, '/api/sessions', OPERATOR)).body.token);
  const jobAt = async (url: string, id: string, token: string) => (await (await get(url, `/api/exports/${id}`, token)).json()) as { readonly status?: string; readonly rows: number; readonly bytes: number; readonly sha256: string };

  beforeAll(async () => {
    const setup = await platform();
    setup.start();
    const { resellerId } = await setup.container.get(Bootstrap).run({ name: 'Distributor', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', firstName: 'Ada', lastName: 'Berg', ...OPERATOR });
    await writeRows(setup, resellerId);
    await setup.stop();
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`begin anew, and end once, after ${KILLS} kills while they are written`, async () => {
    let server = await serve();
    let token = await signIn(server.url);
    const { body } = await post(server.url, '/api/commands/request-export', { view: 'products', format: 'xlsx' }, { Authorization: `Bearer ${token}` });
    const id = String(body.id);
    for (let kill = 1; kill <= KILLS; kill++) {
      while (!readdirSync(join(dataDir, 'exports')).some((name) => name.endsWith('.rows.part'))) await sleep(1);
      await sleep(Math.random() * 30);
      await server.kill();
      server = await serve();
    }
    token = await signIn(server.url);
    let job = await jobAt(server.url, id, token);
    for (; job.status !== 'Ready'; job = await jobAt(server.url, id, token)) {
      expect(['Requested', 'Running', undefined]).toContain(job.status);
      await sleep(50);
    }
    const file = Buffer.from(await (await get(server.url, `/api/exports/${id}/file`, token)).arrayBuffer());
    expect([job.rows, job.bytes, job.sha256]).toEqual([ROWS, file.length, createHash('sha256').update(file).digest('hex')]);
    await server.stop();
    const log = await platform();
    const types = (await log.eventStore.readStream(`export-${id}`)).map(({ type }) => type);
    await log.stop();
    expect(types.filter((type) => type === 'ExportCompleted')).toHaveLength(1);
    expect(types.filter((type) => type === 'ExportStarted').length).toBeGreaterThan(1);
    expect(types).not.toContain('ExportFailed');
  });

  it('leave nothing behind but the file', async () => {
    const server = await serve();
    // The first look of a server that writes exports tidies up.
    while (readdirSync(join(dataDir, 'exports')).length > 1) await sleep(20);
    expect(readdirSync(join(dataDir, 'exports'))).toEqual([expect.stringMatching(/^[\w-]+\.\d+\.rows$/)]);
    await server.stop();
  });
});
