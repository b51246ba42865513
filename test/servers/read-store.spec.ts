import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { connectMongoReadStore } from '../../infrastructure/read-store/mongodb-read-store.js';
import { readStoreContract } from '../contracts/read-store.contract.js';

const url = process.env['MONGODB_URL'] ?? '';
const client = new MongoClient(url);
afterAll(() => client.close());

readStoreContract('MongoDB', async () => {
  const database = `skyledger_test_${randomUUID()}`;
  return {
    open: (now) => connectMongoReadStore({ url, database, now }),
    remove: async () => void (await client.db(database).dropDatabase()),
  };
});
