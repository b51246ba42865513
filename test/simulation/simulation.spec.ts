import { describe, expect, it } from '@jest/globals';
import { live } from './life.js';

const SEEDS = 50;
const DAYS = 15;

/** `npm run simulate -- --seeds 1000` lives more of them, and `--seed N --steps 15 --verbose` one of them again. */
describe('a simulated business', () => {
  it.each(Array.from({ length: SEEDS / 5 }, (_, group) => 1 + 5 * group))('keeps its books in order, seeds %i and the next four', async (first) => {
    for (let seed = first; seed < first + 5; seed += 1) {
      const { problems } = await live(seed, DAYS);
      expect({ seed, problems }).toEqual({ seed, problems: [] });
    }
  });

  it('is the same whenever it is lived again', async () => {
    const [one, again] = [await live(7, DAYS), await live(7, DAYS)];
    expect(again.hash).toBe(one.hash);
  });
});
