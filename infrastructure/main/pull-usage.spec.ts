import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AZURE, PullingSystem, really } from '../../test/support/azure-pulls.js';
import { pullUsage, type UsagePull } from './pull-usage.js';

describe('npm run cli -- pull-usage', () => {
  let world: PullingSystem;
  beforeEach(async () => {
    world = await PullingSystem.open();
    world.system.clock.moveTo('2026-11-03T09:10:00.000Z');
  });
  afterEach(() => world.close());

  const pull = async (asked: Partial<UsagePull> = {}): Promise<{ readonly done: boolean; readonly said: readonly string[] }> => {
    const said: string[] = [];
    const done = await pullUsage(world.system.platform, { subscription: undefined, from: undefined, to: undefined, ...asked }, (text) => said.push(text));
    return { done, said };
  };

  it('fetches what is due, and says how each run went', async () => {
    const { done, said } = await pull();
    expect([done, said.length]).toEqual([true, 2]);
    expect(said[0]).toMatch(/^rate_card +\S+ {2}Completed: 1 pages, \d+ records$/);
    expect(await world.taken()).toEqual(really(AZURE, { start: '2026-11-01T00:00:00Z', end: '2026-11-03T09:00:00Z', cut: 'hourly' }));
    expect(await pull()).toEqual({ done: true, said: ['Nothing is due.'] });
  });

  it('or one subscription in a window; a run that has to wait is told, and is not done', async () => {
    Object.assign(world.simulator.faults, { notReady: 1, retryAfterSeconds: 90 });
    const asked = { subscription: world.subscriptionId, from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
    expect(await pull(asked)).toEqual({ done: false, said: [`usage      ${world.subscriptionId}  Waiting: Microsoft has not made up the usage of this time yet. It is asked again at 2026-11-03T09:11:30.000Z.`] });
  });
});
