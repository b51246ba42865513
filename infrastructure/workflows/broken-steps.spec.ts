import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '../../application/ports/event-store.js';
import { sequenceOf, shop, workflowOf, WorkflowWorld } from './testing/workflow-world.js';

let world: WorkflowWorld;
beforeEach(() => {
  world = new WorkflowWorld();
});
afterEach(() => world.close());

const types = async (): Promise<readonly string[]> => (await world.failures()).map(({ type }) => type);

describe('a step that breaks', () => {
  it('stands as unexpected, and what the error says goes to the log of the server alone', async () => {
    const runner = world.started(workflowOf(() => ({ note: () => { throw new TypeError('Cannot read Ida Holm'); } })));
    await world.issue('a', 1);
    await runner.drain();
    const [failed] = await world.failures();
    expect(failed?.data).toMatchObject({ step: 'note', code: 'unexpected' });
    expect(JSON.stringify(failed)).not.toContain('Ida Holm');
  });

  it('stands for all steps when they could not be found out, and is retried whole', async () => {
    let broken = true;
    const seen: number[] = [];
    const workflow = workflowOf((event) => {
      if (broken) throw new TypeError('broken');
      return { note: () => seen.push(sequenceOf(event)) };
    });
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    broken = false;
    await world.retry();
    await runner.drain();
    expect(seen).toEqual([1]);
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepSettled']);
  });

  it('stands when the event is of a version that this program does not know', async () => {
    const seen: number[] = [];
    const runner = world.started(workflowOf((event) => ({ note: () => seen.push(sequenceOf(event)) })));
    await world.issue('a', 1);
    const [known] = await world.events();
    if (!known) throw new Error('nothing recorded');
    await world.store.append('issuing-new', NO_STREAM, [{ ...known, id: 'c0ffee00-0000-4000-8000-000000000000', metadata: { ...known.metadata, schemaVersion: 99 } }]);
    await world.issue('a', 2);
    await runner.drain();
    expect(seen).toEqual([1, 2]);
    expect((await world.failures()).map(({ data }) => (data as { code: string }).code)).toEqual(['undecodable']);
  });

  it('fails again when the program has no such step any more', async () => {
    const { workflow, broken } = shop();
    broken.add('ship');
    const runner = world.started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    await runner.stop();
    const next = world.started(workflowOf(() => ({}), 'shop'));
    await world.retry();
    await next.drain();
    expect((await world.failures()).at(-1)).toMatchObject({ type: 'WorkflowStepFailed', data: { step: 'ship', code: 'step_unknown' } });
  });
});
