// Builds what needs building: the server by tsc (incremental), the pages by Vite when one of their sources is newer.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const run = (script, ...args) => execFileSync(process.execPath, [join('node_modules', script), ...args], { stdio: 'inherit' });

const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }, 0);

const built = join('dist', 'ui', 'console', 'index.html');

run('typescript/bin/tsc', '-p', 'tsconfig.json');
if (!existsSync(built) || newest('ui') > statSync(built).mtimeMs || statSync('package-lock.json').mtimeMs > statSync(built).mtimeMs)
  run('vite/bin/vite.js', 'build', '--config', 'ui/vite.config.ts', '--logLevel', 'warn');
