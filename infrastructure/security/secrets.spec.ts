import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KEY_FILE, loadKey } from './key.js';
import { createSecrets } from './secrets.js';

const KEY = 'k'.repeat(32);
const CHEAP = { N: 16, r: 1, p: 1 };

describe('secrets', () => {
  const secrets = createSecrets(KEY, CHEAP);

  it('finds an e-mail whatever its case and the space around it', () => {
    expect(secrets.hmacEmail(' Zoe@Example.com ')).toBe(secrets.hmacEmail('zoe@example.com'));
    expect(secrets.hmacEmail('zoe@example.org')).not.toBe(secrets.hmacEmail('zoe@example.com'));
  });

  it('depends on the key and on the purpose', () => {
    expect(createSecrets('x'.repeat(32), CHEAP).hmacEmail('a@b.c')).not.toBe(secrets.hmacEmail('a@b.c'));
    expect(secrets.mac('invitation', 'a')).not.toBe(secrets.mac('reset', 'a'));
  });

  it('accepts the right password only', async () => {
    const hash = await secrets.hashPassword('correct horse');
    expect(hash).not.toContain('correct');
    expect(await secrets.verifyPassword('correct horse', hash)).toBe(true);
    expect(await secrets.verifyPassword('correct horsE', hash)).toBe(false);
    expect(await secrets.verifyPassword('correct horse', null)).toBe(false);
  });

  it('salts: equal passwords have different hashes', async () => {
    expect(await secrets.hashPassword('same password')).not.toBe(await secrets.hashPassword('same password'));
  });

  it('still reads hashes that were made at another cost', async () => {
    const hash = await createSecrets(KEY, { N: 32, r: 2, p: 2 }).hashPassword('correct horse');
    expect(await secrets.verifyPassword('correct horse', hash)).toBe(true);
  });
});

describe('the key of the installation', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'key-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once and for its owner alone', () => {
    const data = join(folder, 'data');
    const key = loadKey(undefined, data);
    expect(key.length).toBeGreaterThanOrEqual(64);
    expect(loadKey('', data)).toBe(key);
    expect(statSync(join(data, KEY_FILE)).mode & 0o777).toBe(0o600);
  });

  it('is the configured one where there is one', () => expect(loadKey(KEY, folder)).toBe(KEY));

  it('is refused when it is short', () => expect(() => loadKey('short', folder)).toThrow('SKYLEDGER_SECRET'));
});
