import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformSync } from '@swc/core';

const RELATIVE_IMPORT = /from ['"](\.[^'"]+)\.js['"]/g;

/**
 * Compiles a module, and what it imports from this repository, so that a child process can run it without a build.
 * `folder` lies inside the repository, where packages are found. @returns the file to run.
 */
export const compile = (entry: string, folder: string, done = new Set<string>()): string => {
  const output = resolve(folder, relative(process.cwd(), entry)).replace(/\.ts$/, '.js');
  if (done.has(entry)) return output;
  done.add(entry);
  const source = readFileSync(entry, 'utf8');
  const { code } = transformSync(source, { filename: entry, configFile: resolve('.swcrc') });
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, code);
  for (const [, path] of code.matchAll(RELATIVE_IMPORT)) compile(join(dirname(entry), `${path}.ts`), folder, done);
  return output;
};
