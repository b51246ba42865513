import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { profileOf, profileStoreContract } from '../../test/contracts/profile-store.contract.js';
import { openSqliteProfiles } from './sqlite-profiles.js';

const inFolder = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  return { folder, open: () => openSqliteProfiles(join(folder, 'profiles.db')), clean: async () => rmSync(folder, { recursive: true, force: true }) };
};

profileStoreContract('embedded', inFolder);

it('leaves no trace of an erased person in any file', async () => {
  const { folder, open, clean } = await inFolder();
  const store = open();
  const bytes = () => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1')).join('');
  await store.put(profileOf('p', { phone: '+1 555 0100' }));
  await store.put(profileOf('q', { phone: '+1 555 0199' }));
  expect(bytes()).toContain('+1 555 0100');
  await store.erase('p');
  expect(bytes()).not.toContain('+1 555 0100');
  expect(bytes()).toContain('+1 555 0199');
  await store.close();
  await clean();
});
