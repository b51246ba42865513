import { execFile } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

const SEEDS = 50;
const GROUP = 10;
const DAYS = 15;

/** As `npm run simulate` runs it: compiled, in a process of its own. */
const simulate = (...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['dist/test/simulation/simulate.js', '--steps', String(DAYS), ...args], { env: { ...process.env, NODE_OPTIONS: '' } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: out + err }),
    );
  });

/** `npm run simulate -- --seeds 1000` lives more of them, and `--seed N --steps 15 --verbose` one of them again. */
describe('a simulated business', () => {
  it.each(Array.from({ length: SEEDS / GROUP }, (_, group) => 1 + GROUP * group))('keeps its books in order, seeds %i and the next nine', async (first) => {
    const { code, out } = await simulate('--seeds', String(GROUP), '--from', String(first));
    expect({ code, out: code === 0 ? out.trim().split('\n').at(-1) : out }).toEqual({ code: 0, out: expect.stringMatching(`^${GROUP} seeds \\(--steps ${DAYS}\\), \\d{4,} events, 0 failed$`) });
  });

  it('is the same whenever it is lived again', async () => {
    const [one, again] = [await simulate('--seed', '7'), await simulate('--seed', '7')];
    expect(one.out).toMatch(/seed 7: \d+ events until .*, hash [0-9a-f]+/);
    expect(again.out).toBe(one.out);
  });
});
