import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { scopeOf, sequenceOf, shop, workflowOf, WorkflowWorld } from './testing/workflow-world.js';

let world: WorkflowWorld;
beforeEach(() => {
  world = new WorkflowWorld();
});
afterEach(() => world.close());

const types = async (): Promise<readonly string[]> => (await world.failures()).map(({ type }) => type);

describe('a step that is refused', () => {
  it('is recorded with its reason and the scope of its event; what comes behind it is not run', async () => {
    const { workflow, broken, names } = shop();
    broken.add('ship');
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    expect(names()).toEqual(['hold', 'ship']);
    const [failed] = await world.failures();
    expect(failed).toMatchObject({
      type: 'WorkflowStepFailed',
      data: { workflow: 'shop', step: 'ship', sourceStream: 'issuing-a', sourceRevision: 0, sourceType: 'NumberIssued', code: 'ship_refused', detail: 'Cannot ship now.' },
      metadata: { scope: scopeOf('a'), actor: { kind: 'system' } },
    });
  });

  it('does not stop the events behind it, nor another workflow', async () => {
    const [seen, { workflow, broken }] = [[] as number[], shop()];
    broken.add('hold');
    const runner = world.started(workflow, workflowOf((event) => ({ note: () => seen.push(sequenceOf(event)) }), 'other'));
    await world.issue('a', 1);
    await world.issue('a', 2);
    await runner.drain();
    expect(seen).toEqual([1, 2]);
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepFailed']);
  });

  it('runs again on a retry with the same ids, and so do the steps behind it', async () => {
    const { workflow, broken, names, ids } = shop();
    broken.add('ship');
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    broken.clear();
    await world.retry();
    await runner.drain();
    expect(names()).toEqual(['hold', 'ship', 'ship', 'thank']);
    expect(new Set(ids('ship')).size).toBe(1);
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepSettled']);
  });

  it('can fail and be retried many times', async () => {
    const { workflow, broken } = shop();
    broken.add('hold');
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    await world.retry();
    await runner.drain();
    broken.clear();
    await world.retry();
    await runner.drain();
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepSettled']);
  });

  it('is settled by its retry also when a later step fails then, which has a record of its own', async () => {
    const { workflow, broken } = shop();
    broken.add('hold');
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    broken.delete('hold');
    broken.add('thank');
    await world.retry();
    await runner.drain();
    expect((await world.failures()).map(({ type, data }) => [type, (data as { step?: string }).step])).toEqual([
      ['WorkflowStepFailed', 'hold'],
      ['WorkflowStepRetried', 'hold'],
      ['WorkflowStepFailed', 'thank'],
      ['WorkflowStepSettled', undefined],
    ]);
  });

  it('cannot be retried when it is not failed any more', async () => {
    const { workflow, broken } = shop();
    broken.add('hold');
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    broken.clear();
    await world.retry();
    await runner.drain();
    await expect(world.retry()).rejects.toMatchObject({ code: 'step_not_failed' });
  });

  it('is not tried again by a restart: its event comes twice, its failure stands', async () => {
    const { workflow, broken, names } = shop();
    broken.add('ship');
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    await runner.stop();
    broken.clear();
    await world.store.saveCheckpoint('workflows', 0);
    await world.started(workflow).drain();
    expect(names()).toEqual(['hold', 'ship']);
    expect(await types()).toEqual(['WorkflowStepFailed']);
  });

  it('has its retry run once, though the retry comes twice', async () => {
    const { workflow, broken, names } = shop();
    broken.add('ship');
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    await world.retry();
    await runner.drain();
    await runner.stop();
    broken.clear();
    await world.store.saveCheckpoint('workflows', 0);
    await world.started(workflow).drain();
    expect(names()).toEqual(['hold', 'ship', 'ship']);
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepFailed']);
  });
});
