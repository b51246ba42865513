import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PullRunner } from '../../application/consumption/azure/pulls/pull-runner.js';
import { Puller } from '../../application/consumption/azure/pulls/puller.js';
import type { Faults } from '../../infrastructure/partner-center/simulator/faults.js';
import { AZURE, CONNECTION, PullingSystem, really } from '../support/azure-pulls.js';

const START = '2026-11-01T00:00:00.000Z';
const truthAt = (end: string) => really(AZURE, { start: START, end, cut: 'hourly' });

describe('usage is fetched from Partner Center', () => {
  let world: PullingSystem;
  beforeEach(async () => {
    world = await PullingSystem.open();
  });
  afterEach(() => world.close());

  const link = async () => (await world.system.find('azure-links'))[0];

  it('with the price list before it, rated and charged; the run tells what it did', async () => {
    await world.pullAt('2026-11-06T09');
    expect(await world.taken()).toEqual(truthAt('2026-11-06T09:00:00.000Z'));
    expect(await world.system.find('azure-rate-cards')).toHaveLength(1);
    expect(await world.system.live(world.subscriptionId)).toMatchObject([['Blocked', expect.any(Number), '2026-11-01', '2026-12-01']]);
    expect(await world.runs()).toMatchObject([{ status: 'Completed', pages: 2, asked: false, window: { startTime: START, endTime: '2026-11-06T09:00:00.000Z' }, waiting: null, failure: null }]);
    expect(await link()).toMatchObject({ coveredUntil: '2026-11-06T09:00:00.000Z', lastSucceededAt: '2026-11-06T09:10:00.000Z' });
    expect((await world.system.find('azure-unpriced')).every(({ reason }) => reason === 'unlisted')).toBe(true);
  });

  it('goes on where it ended, and what was corrected or reported late replaces what was there', async () => {
    for (const at of ['2026-11-02T09', '2026-11-02T15', '2026-11-05T03', '2026-11-09T20']) await world.pullAt(at);
    expect(await world.taken()).toEqual(truthAt('2026-11-09T20:00:00.000Z'));
    const windows = (await world.runs()).map(({ window }) => window as { readonly startTime: string; readonly endTime: string });
    expect(windows.slice(1).map(({ startTime }) => startTime)).toEqual(['2026-11-02T08:00:00.000Z', '2026-11-02T14:00:00.000Z', '2026-11-05T02:00:00.000Z']);
  });

  it('a long time without a run is fetched in parts of a month', async () => {
    await world.pullAt('2027-01-10T09');
    expect(await link()).toMatchObject({ coveredUntil: '2026-12-02T00:00:00.000Z' });
    for (let run = 0; run < 2; run++) await world.pullAt('2027-01-10T09');
    expect(await link()).toMatchObject({ coveredUntil: '2027-01-10T09:00:00.000Z' });
    expect(await world.taken()).toEqual(truthAt('2027-01-10T09:00:00.000Z'));
  });

  it('no more often than is set, and the price list once a day', async () => {
    for (const at of ['2026-11-02T09', '2026-11-02T10', '2026-11-02T12', '2026-11-02T14', '2026-11-03T10']) await world.pullAt(at, 180);
    expect((await world.runs()).map(({ startedAt }) => startedAt)).toEqual(['2026-11-02T09:10:00.000Z', '2026-11-02T12:10:00.000Z', '2026-11-03T10:10:00.000Z']);
    expect(await world.system.find('azure-pulls', { kind: 'rate_card' })).toHaveLength(2);
  });

  it.each<[string, Partial<Faults>, object]>([
    ['is throttled', { throttled: 1, retryAfterSeconds: 600 }, { reason: 'throttled', until: '2026-11-03T09:20:00.000Z', attempt: 1 }],
    ['is not ready', { notReady: 1, retryAfterSeconds: 600 }, { reason: 'not_ready', until: '2026-11-03T09:20:00.000Z', attempt: 1 }],
    ['is down', { down: true }, { reason: 'unavailable', until: '2026-11-03T09:15:00.000Z', attempt: 1 }],
  ])('when Microsoft %s, the run shows what it waits for, and misses nothing', async (_name, faults, waiting) => {
    await world.pullAt('2026-11-02T09');
    Object.assign(world.simulator.faults, faults);
    world.system.clock.moveTo('2026-11-03T09:10:00.000Z');
    const { id } = await world.system.send('pull-azure-usage', { subscriptionId: world.subscriptionId });
    await world.system.platform.container.get(PullRunner).run(id);
    expect((await world.system.one('azure-pulls', id)).waiting).toMatchObject(waiting);
    world.simulator.faults.down = false;
    for (const at of ['2026-11-03T11', '2026-11-03T12']) await world.pullAt(at);
    expect(await world.taken()).toEqual(truthAt('2026-11-03T12:00:00.000Z'));
    expect((await world.runs()).map(({ status }) => status)).not.toContain('Waiting');
  });

  it('down for a day: it is asked again at growing intervals, never more than an hour apart', async () => {
    world.simulator.faults.down = true;
    await world.pullAt('2026-11-02T09');
    const puller = world.system.platform.container.get(Puller);
    for (let wait = 0; wait < 8; wait++) {
      const [{ waiting }] = (await world.runs()) as readonly [{ readonly waiting: { readonly until: string } }];
      world.system.clock.moveTo(waiting.until);
      for (const id of await puller.open()) await puller.run(id);
      await world.system.settle();
    }
    const [run] = await world.runs();
    expect(run).toMatchObject({ status: 'Waiting', waiting: { attempt: 9, reason: 'unavailable' } });
    const events = await world.system.platform.eventStore.readStream(`azure_pull-${String(run?.['id'])}`);
    const waits = events.flatMap(({ type, data, metadata }) => (type === 'AzurePullWaiting' ? [(Date.parse((data as { readonly until: string }).until) - Date.parse(metadata.recordedAt)) / 60_000] : []));
    expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60, 60, 60]);
    world.simulator.faults.down = false;
    await world.pullAt('2026-11-03T12');
    await world.pullAt('2026-11-03T13');
    expect(await world.taken()).toEqual(truthAt('2026-11-03T13:00:00.000Z'));
  });

  it.each<[string, Partial<Faults>]>([
    ['repeats every page', { repeatedPages: true }],
    ['breaks off after the work was done', { droppedAfterwards: 2 }],
    ['has links with mistakes', { brokenLinks: true }],
    ['withdraws tokens', { tokensRefused: 1 }],
  ])('when Microsoft %s, nothing is lost and nothing doubled', async (_name, faults) => {
    Object.assign(world.simulator.faults, faults);
    await world.pullAt('2026-11-04T09');
    await world.pullAt('2026-11-06T09');
    expect(await world.taken()).toEqual(truthAt('2026-11-06T09:00:00.000Z'));
  });

  it('what can be read up to an hour later than it was reported is caught by the overlap', async () => {
    world.simulator.faults.lateSeconds = 3_000;
    for (const at of ['2026-11-02T09', '2026-11-02T21', '2026-11-03T09', '2026-11-03T10']) await world.pullAt(at);
    expect(await world.taken()).toEqual(truthAt('2026-11-03T09:20:00.000Z'));
  });

  it('a run that was cut off begins with its first page again, and changes nothing twice', async () => {
    world.system.clock.moveTo('2026-11-08T09:10:00.000Z');
    await world.system.send('pull-azure-rate-card', {});
    const { id } = await world.system.send('pull-azure-usage', { subscriptionId: world.subscriptionId });
    world.simulator.faults.delayMs = 100;
    const stop = new AbortController();
    const runner = world.system.platform.container.get(PullRunner);
    const run = runner.run(id, { signal: stop.signal });
    const watch = setInterval(() => world.simulator.requests.filter(({ path }) => path.includes('utilizations')).length >= 2 && stop.abort(new Error('killed')), 1);
    expect(await run).toBe('running');
    clearInterval(watch);
    world.simulator.faults.delayMs = 0;
    expect((await world.system.one('azure-pulls', id)).status).toBe('Running');
    await world.pullAt('2026-11-08T10');
    await world.pullAt('2026-11-08T11');
    expect((await world.system.one('azure-pulls', id)).status).toBe('Completed');
    expect(await world.taken()).toEqual(truthAt('2026-11-08T11:00:00.000Z'));
  });

  it('refused: the run fails with the reason, and the next one fetches the same again', async () => {
    await world.system.send('connect-partner-center', { ...CONNECTION, clientSecret: 'out of date' });
    await world.pullAt('2026-11-02T09');
    expect(await world.runs()).toMatchObject([{ status: 'Failed', failure: { code: 'invalid_client', detail: expect.stringContaining('Check the tenant, the client id and the secret') as unknown } }]);
    await world.system.send('connect-partner-center', CONNECTION);
    await world.pullAt('2026-11-03T10');
    expect(await world.taken()).toEqual(truthAt('2026-11-03T10:00:00.000Z'));
  });

  it('rulings, Azure 15: a subscription that used nothing is not late', async () => {
    await world.system.send('unlink-azure-subscription', { subscriptionId: world.subscriptionId });
    await world.system.send('link-azure-subscription', { subscriptionId: world.subscriptionId, customerTenantId: AZURE, azureSubscriptionId: AZURE, granularity: 'daily' });
    world.system.clock.moveTo('2026-11-01T09:30:00.000Z');
    const { id } = await world.system.send('pull-azure-usage', { subscriptionId: world.subscriptionId, startTime: '2026-11-01T00:00:00Z', endTime: '2026-11-01T00:10:00Z' });
    await world.system.platform.container.get(PullRunner).run(id);
    expect(await world.system.one('azure-pulls', id)).toMatchObject({ status: 'Completed', records: 0 });
    expect(await link()).toMatchObject({ lastSucceededAt: '2026-11-01T09:30:00.000Z' });
  });

  it('a window that somebody asks for leaves no gap behind', async () => {
    await world.pullAt('2026-11-02T09');
    world.system.clock.moveTo('2026-11-10T09:10:00.000Z');
    const { id } = await world.system.send('pull-azure-usage', { subscriptionId: world.subscriptionId, startTime: '2026-11-05T00:00:00Z', endTime: '2026-11-06T00:00:00Z' });
    await world.system.platform.container.get(PullRunner).run(id);
    expect(await link()).toMatchObject({ coveredUntil: '2026-11-02T09:00:00.000Z' });
    await world.pullAt('2026-11-10T10');
    expect(await world.taken()).toEqual(truthAt('2026-11-10T10:00:00.000Z'));
  });

  it.each([
    [{ startTime: '2026-11-01T00:00:00Z' }, 'window_invalid'],
    [{ startTime: '2026-11-02T00:00:00Z', endTime: '2026-11-01T00:00:00Z' }, 'window_invalid'],
    [{ startTime: '2026-10-01T00:00:00Z', endTime: '2027-01-01T00:00:00Z' }, 'window_invalid'],
    [{}, 'nothing_to_pull'],
  ])('%j is refused: %s', async (window, code) => {
    world.system.clock.moveTo('2026-11-01T09:10:00.000Z');
    if (code === 'nothing_to_pull') await world.pullAt('2026-11-02T09');
    await expect(world.system.send('pull-azure-usage', { subscriptionId: world.subscriptionId, ...window })).rejects.toMatchObject({ code });
  });
});
