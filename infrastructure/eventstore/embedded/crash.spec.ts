import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '../../../application/ports/event-store.js';
import { openEmbeddedEventStore } from '../embedded-event-store.js';
import { compile } from './testing/compile.js';

describe('a process that is killed while it appends', () => {
  const compiled = resolve('test-results', `crash-${process.pid}`);
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const file = join(folder, 'log.db');
  const acknowledged: string[] = [];
  let writer: string;
  beforeAll(() => {
    writer = compile(resolve('infrastructure/eventstore/embedded/testing/crash-writer.ts'), compiled);
  });
  afterAll(() => [compiled, folder].forEach((path) => rmSync(path, { recursive: true, force: true })));

  const writeAndKillAfter = async (acknowledgements: number): Promise<void> => {
    const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    let count = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line);
      if (++count === acknowledgements) child.kill('SIGKILL');
    }
    expect(await exited).toEqual([null, 'SIGKILL']);
  };

  it.each([1, 40, 150, 500, 1_000])('after %i answers has lost none of them, and left a log without gaps', async (acknowledgements) => {
    await writeAndKillAfter(acknowledgements);
    const store = openEmbeddedEventStore({ file });
    for (const line of acknowledged) {
      const [stream = '', revision = '', ids = ''] = line.split(' ');
      const wanted = ids.split(',');
      const stored = await store.readStream(stream, { from: Number(revision) - wanted.length + 1, limit: wanted.length });
      expect(stored.map(({ id }) => id)).toEqual(wanted);
    }
    const { events } = await store.readAll({ after: START, limit: Number.MAX_SAFE_INTEGER });
    await store.close();
    const revisions = new Map<string, number>();
    events.forEach(({ stream, revision, position }, i) => {
      expect([position, revision]).toEqual([i + 1, (revisions.get(stream) ?? -1) + 1]);
      revisions.set(stream, revision);
    });
    expect(events.length).toBeGreaterThanOrEqual(acknowledged.length);
  });
});
