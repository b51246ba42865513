import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { post, ServerProcess } from './durability/server-process.js';

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyledger-cli-'));
  const [data, copy, restored] = [join(folder, 'data'), join(folder, 'backup'), join(folder, 'restored')];
  const servers: ServerProcess[] = [];
  afterAll(async () => {
    for (const server of servers) await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const serve = async (dataDir: string): Promise<ServerProcess> => {
    const server = await ServerProcess.start(dataDir);
    servers.push(server);
    return server;
  };

  const cli = (dataDir: string, ...args: readonly string[]): Promise<Result> =>
    new Promise((resolve) =>
      execFile(process.execPath, ['dist/infrastructure/main/cli.js', ...args], { env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir } }, (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })),
    );
  const operator = ['create-operator', '--email', 'ada@example.com', '--first-name', 'Ada', '--last-name', 'Berg', '--password', 'a long password'];
  const signIn = async (url: string): Promise<Readonly<Record<string, unknown>>> => (await post(url, '/api/sessions', { email: 'ada@example.com', password: 'a long password' })).body;

  it('says what it can do, and what was wrong', async () => {
    expect((await cli(data)).out).toContain('backup <folder>');
    expect(await cli(data, 'dance')).toMatchObject({ code: 2, err: expect.stringContaining('there is no command "dance"') });
    expect(await cli(data, 'billing-run', '--date', '2026-02-30')).toMatchObject({ code: 2 });
    expect(await cli(data, 'restore', join(folder, 'nothing'))).toMatchObject({ code: 1, err: expect.stringContaining('error:') });
  });

  it('makes the first operator, once', async () => {
    expect((await cli(data, ...operator)).out).toContain('can log in');
    expect((await cli(data, ...operator)).out).toContain('already');
  });

  it('runs a billing day, and again', async () => {
    for (let run = 0; run < 2; run++) expect(await cli(data, 'billing-run', '--date', '2026-11-01')).toMatchObject({ code: 0, out: expect.stringContaining('2026-11-01') });
  });

  it('backs up while the server works; the copy, put into an empty folder, is the system again', async () => {
    const server = await serve(data);
    const { token } = await signIn(server.url);
    await post(server.url, '/api/commands/create-product', { name: 'Office', category: 'Productivity', vendor: 'Microsoft' }, { Authorization: `Bearer ${String(token)}` });
    expect(await cli(data, 'backup', copy)).toMatchObject({ code: 0, out: expect.stringContaining('Backup in') });
    await server.stop();
    expect(readdirSync(copy)).toEqual(expect.arrayContaining(['log.db', 'profiles.db', 'secret.key']));
    expect(existsSync(join(copy, 'views.db'))).toBe(false);

    expect(await cli(restored, 'restore', copy)).toMatchObject({ code: 0 });
    expect(await cli(restored, 'restore', copy)).toMatchObject({ code: 1, err: expect.stringContaining('error:') });
    const again = await serve(restored);
    const me = await signIn(again.url);
    const response = await fetch(`${again.url}/api/products`, { headers: { Authorization: `Bearer ${String(me.token)}`, 'X-Min-Position': '1' } });
    expect(await response.json()).toMatchObject([{ name: 'Office' }]);
    await again.stop();
  });

  it('verifies and rebuilds what people see', async () => {
    const verified = await cli(data, 'verify');
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/products\s+1 documents .* equal/) });
    expect(await cli(data, 'rebuild', 'products')).toMatchObject({ code: 0, out: expect.stringContaining('equal') });
    expect(await cli(data, 'rebuild', 'nonsense')).toMatchObject({ code: 1, err: expect.stringContaining('nonsense') });
  });
});
