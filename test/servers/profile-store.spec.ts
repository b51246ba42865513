import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { ProfileStoreUnavailable } from '../../application/ports/profiles.js';
import { openMongoProfiles } from '../../infrastructure/profiles/mongo-profiles.js';
import { profileStoreContract } from '../contracts/profile-store.contract.js';

const server = process.env['MONGODB_URL'];
if (!server) throw new Error('MONGODB_URL names the server to test');
const client = new MongoClient(server);
beforeAll(() => client.connect());
afterAll(() => client.close());

profileStoreContract('MongoDB', async () => {
  const url = new URL(server);
  url.pathname = `/profiles_${randomUUID().slice(0, 8)}`;
  return { open: () => openMongoProfiles(url.href), clean: async () => void (await client.db(url.pathname.slice(1)).dropDatabase()) };
});

it('says so when the server is away', async () => {
  const store = openMongoProfiles('mongodb://127.0.0.1:1/nowhere', 200);
  await expect(store.get('p')).rejects.toThrow(ProfileStoreUnavailable);
  await store.close();
});
