import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const here = import.meta.dirname;
const project = join(here, 'pom.xml');
const version = createHash('sha256').update(readFileSync(project)).digest('hex').slice(0, 12);
const libraries = join(here, `../../../node_modules/.cache/mongodb-for-tests-${version}`);

/** Starts a server of the MongoDB protocol on loopback: mongo-java-server, fetched by Maven once. */
export const startMongoServer = async () => {
  if (!existsSync(libraries)) fetchLibraries();
  const server = spawn('java', ['-cp', join(libraries, '*'), join(here, 'TestServer.java')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const port = await firstLine(server);
  const stop = async () => {
    server.stdin.end();
    const timer = setTimeout(() => server.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(timer);
  };
  return { url: `mongodb://127.0.0.1:${port}`, stop };
};

/** All or nothing: a folder half filled would be taken for whole the next time. */
const fetchLibraries = () => {
  const folder = `${libraries}.part`;
  rmSync(folder, { recursive: true, force: true });
  const { status, error } = spawnSync('mvn', ['-q', '-B', '-f', project, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`], { stdio: 'inherit' });
  if (error || status !== 0) throw new Error('mongo-java-server could not be fetched: it needs Java 17 or later and Maven. Or set MONGODB_URL.', { cause: error });
  renameSync(folder, libraries);
};

const firstLine = (server) =>
  new Promise((resolve, reject) => {
    createInterface(server.stdout).once('line', resolve);
    server.once('error', reject);
    server.once('close', (code) => reject(new Error(`mongo-java-server ended with ${code} before it served`)));
  });
