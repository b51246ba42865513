import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startMongoServer } from './mongodb/start.js';

/**
 * Runs the contract suites and the business story on servers: MongoDB at MONGODB_URL, else a server of its protocol that
 * is started here; EventStoreDB at EVENTSTORE_URL, else not. Arguments go to jest.
 */
const { MONGODB_URL, EVENTSTORE_URL } = process.env;

const main = async () => {
  const server = MONGODB_URL ? null : await startMongoServer();
  console.log(server ? `MongoDB: mongo-java-server at ${server.url} (MONGODB_URL is not set)` : 'MongoDB: the server at MONGODB_URL');
  try {
    return await jest({ ...process.env, MONGODB_URL: MONGODB_URL || server.url });
  } finally {
    await server?.stop();
    console.log(EVENTSTORE_URL ? 'EventStoreDB: the server at EVENTSTORE_URL' : 'EventStoreDB: EVENTSTORE_URL is not set, so test/servers/event-store.spec.ts was NOT run');
  }
};

const jest = (env) => {
  const binary = join(import.meta.dirname, '../../node_modules/jest/bin/jest.js');
  const config = join(import.meta.dirname, 'jest.config.js');
  const child = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', binary, '--config', config, ...process.argv.slice(2)], { stdio: 'inherit', env });
  // Jest ends first, then the server.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
};

process.exitCode = await main();
