import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from './testing/api.js';
import { things } from './testing/things.js';

let folder: string;
let api: TestApi;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const path of ['console/assets', 'portal', 'assets']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'console/index.html'), '<title>Console</title>');
  writeFileSync(join(folder, 'portal/index.html'), '<title>Portal</title>');
  writeFileSync(join(folder, 'assets/index-Cx3kf9aB.js'), 'run()');
  writeFileSync(join(folder, 'console/assets/style-Dk3kf9aB.css'), 'p{}');
  writeFileSync(join(folder, 'console/logo.svg'), '<svg/>');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  api = await startApi({ views: [things], deps: { uiFolder: folder } });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = async (path: string) => {
  const { status, text, headers } = await api.ask(path);
  return { status, text, cache: headers.get('cache-control'), policy: headers.get('content-security-policy') ?? '' };
};

describe('pages', () => {
  it('begin at one that leads to all others', async () => {
    const { status, text } = await page('/');
    expect(status).toBe(200);
    for (const href of ['/console/', '/portal/', '/docs', '/metrics']) expect(text).toContain(`href="${href}"`);
  });
  it('are the same page at every address of theirs', async () => {
    for (const path of ['/console', '/console/', '/console/orders/o1', '/console/orders/o.1/show']) expect(await page(path)).toMatchObject({ status: 200, text: '<title>Console</title>', cache: 'no-cache' });
    expect(await page('/portal/subscriptions')).toMatchObject({ status: 200, text: '<title>Portal</title>' });
  });
  it('load built files, kept for ever under their hash', async () => {
    expect(await page('/assets/index-Cx3kf9aB.js')).toMatchObject({ status: 200, text: 'run()', cache: 'public, max-age=31536000, immutable' });
    expect(await page('/console/assets/style-Dk3kf9aB.css')).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable' });
    expect(await page('/console/logo.svg')).toMatchObject({ status: 200, cache: 'no-cache' });
  });
  it('have no missing files, and nothing outside', async () => {
    for (const path of ['/assets/gone.js', '/console/gone.css', '/secret.txt', '/console/..%2fsecret.txt', '/console/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/portal/.env'])
      expect([path, (await page(path)).status]).toEqual([path, 404]);
  });
  it('run scripts from here alone', async () => {
    for (const path of ['/', '/console/', '/docs']) {
      const { policy } = await page(path);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });
  it('say what to do when they are not built', async () => {
    const empty = await startApi({ views: [things] });
    expect((await empty.ask('/console/')).body).toMatchObject({ status: 404, code: 'not_built', detail: expect.stringContaining('npm run build') });
    await empty.close();
  });
});

describe('docs', () => {
  it('come with all that they load', async () => {
    const { text } = await page('/docs');
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(loaded.length).toBeGreaterThan(3);
    for (const path of loaded) expect([path, (await page(path)).status]).toEqual([path, 200]);
    expect(text).not.toMatch(/<script>|https?:/);
    expect((await page('/docs/start.js')).text).toContain('/openapi.json');
    expect((await page('/docs/files/package.json')).status).toBe(404);
  });
});

describe('every answer', () => {
  it('is guarded against misuse by browsers', async () => {
    for (const path of ['/api/things', '/', '/health/live', '/nowhere']) {
      const { headers } = await api.ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
    expect((await page('/api/things')).policy).toBe("default-src 'none'; frame-ancestors 'none'");
  });
  it('is a problem for programs also outside the API', async () => expect((await api.ask('/nowhere')).headers.get('content-type')).toMatch(/^application\/problem\+json/));
});
