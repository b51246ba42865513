import { join } from 'node:path';
import base from '../../jest.config.js';

/** The suites that need servers. Run through run.js, which starts what can be started and names the rest. */
export default {
  ...base,
  rootDir: join(import.meta.dirname, '../..'),
  roots: ['<rootDir>/test/servers'],
  testMatch: ['<rootDir>/test/servers/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.EVENTSTORE_URL ? [] : ['/test/servers/event-store\\.spec\\.ts$'])],
};
