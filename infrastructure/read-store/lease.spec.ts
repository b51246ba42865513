import { describe, expect, it } from '@jest/globals';
import { acquire, FREE, withoutDead } from './lease.js';

describe('a lease on one machine', () => {
  const held = { ...FREE, holder: '4711-a', heldUntil: 2_000 };

  it('is free at once when the process that held it is gone', () => {
    expect(acquire(withoutDead(held, () => false), '4712-b', 1_000, 10_000).held).toBe(true);
  });

  it('is not taken from a process that lives, nor from an owner that is no process', () => {
    expect(acquire(withoutDead(held, () => true), '4712-b', 1_000, 10_000).held).toBe(false);
    expect(acquire(withoutDead({ ...held, holder: 'rebuild-1' }, () => false), '4712-b', 1_000, 10_000).held).toBe(false);
  });

  it('knows that this process lives, and that no process has an impossible id', () => {
    expect(withoutDead({ ...held, holder: `${process.pid}-x` }).holder).toBe(`${process.pid}-x`);
    expect(withoutDead({ ...held, holder: '999999999-x' }).holder).toBeNull();
  });
});
