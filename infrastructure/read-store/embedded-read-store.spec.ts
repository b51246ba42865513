import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStoreContract } from '../../test/contracts/read-store.contract.js';
import { openEmbeddedReadStore } from './embedded-read-store.js';

readStoreContract('embedded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-store-'));
  return {
    open: async (now) => openEmbeddedReadStore({ file: join(folder, 'read.db'), now }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
