import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordsOf } from '../../application/consumption/azure/utilization-page.js';
import { hoursOf, page } from '../../test/support/azure.js';
import { compile } from '../eventstore/embedded/testing/compile.js';
import { pagesOf } from './pages.js';
import { bodyOf, type PageRead } from './read-pages.js';

describe('pages that another thread reads', () => {
  const compiled = resolve('test-results', `pages-${process.pid}`);
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const file = join(folder, 'usage.ndjson');
  let threaded: (file: string) => AsyncIterable<PageRead>;
  beforeAll(async () => {
    compile(resolve('infrastructure/usage-files/page-thread.ts'), compiled);
    const module = compile(resolve('infrastructure/usage-files/threaded-pages.ts'), compiled);
    threaded = ((await import(pathToFileURL(module).href)) as { threadedPages: typeof threaded }).threadedPages;
  });
  afterAll(() => [compiled, folder].forEach((path) => rmSync(path, { recursive: true, force: true })));

  const read = async (pages: AsyncIterable<PageRead>): Promise<readonly object[]> => {
    const all: object[] = [];
    for await (const one of pages) {
      const { line, key } = one;
      try {
        const { page: document, ...around } = bodyOf(one) as { page: object };
        all.push({ line, key, around, records: recordsOf(document) });
      } catch (error) {
        all.push({ line, key, refused: String(error) });
      }
    }
    return all;
  };

  it('are those of the file, in its order, with what is wrong with them', async () => {
    const lines = Array.from({ length: 60 }, (_, pageNumber) => JSON.stringify({ delivery: { pageNumber }, more: '€', page: page([...hoursOf('2026-11-02', pageNumber), ...hoursOf('2026-11-01', 0.1234567890123456)]) }));
    writeFileSync(file, ['\uFEFF' + lines[0], ...lines.slice(1), '', 'nonsense', '{"delivery":{}}', '{"page":{"items":[{}]}}', '[1]', lines[0]].join('\r\n'));
    const all = await read(threaded(file));
    expect(all).toHaveLength(65);
    expect(all).toEqual(await read(pagesOf(file)));
  });

  it('break off when the file cannot be read, or nobody wants more', async () => {
    await expect(read(threaded(join(folder, 'none')))).rejects.toThrow('ENOENT');
    for await (const { line } of threaded(file)) {
      expect(line).toBe(1);
      break;
    }
  });
});
