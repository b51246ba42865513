import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { profileOf, profileStoreContract } from '../../test/contracts/profile-store.contract.js';
import { compile } from '../eventstore/embedded/testing/compile.js';
import { openSqliteProfiles } from './sqlite-profiles.js';

const inFolder = async (open = openSqliteProfiles) => {
  const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  return { folder, open: () => open(join(folder, 'profiles.db')), clean: async () => rmSync(folder, { recursive: true, force: true }) };
};

const leavesNoTrace = async (open = openSqliteProfiles): Promise<void> => {
  const { folder, open: opened, clean } = await inFolder(open);
  const store = opened();
  const bytes = () => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1')).join('');
  await store.put(profileOf('p', { phone: '+1 555 0100' }));
  await store.put(profileOf('q', { phone: '+1 555 0199' }));
  expect(bytes()).toContain('+1 555 0100');
  await store.erase('p');
  expect(bytes()).not.toContain('+1 555 0100');
  expect(bytes()).toContain('+1 555 0199');
  await store.close();
  await clean();
};

profileStoreContract('embedded', () => inFolder());

it('leaves no trace of an erased person in any file', () => leavesNoTrace());

describe('written by a thread of its own', () => {
  const compiled = resolve('test-results', `profiles-${process.pid}`);
  const threaded = (file: string) => openSqliteProfiles(file, () => new Worker(join(compiled, 'infrastructure/profiles/profile-thread.js'), { workerData: file }));
  beforeAll(() => void compile(resolve('infrastructure/profiles/profile-thread.ts'), compiled));
  afterAll(() => rmSync(compiled, { recursive: true, force: true }));

  profileStoreContract('embedded', () => inFolder(threaded));

  it('leaves no trace of an erased person in any file', () => leavesNoTrace(threaded));
});
