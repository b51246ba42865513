import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RetryStepHandler } from '../../application/audit/retry-step.js';
import { NO_STREAM, type StoredEvent } from '../../application/ports/event-store.js';
import { type CommandContext } from '../../application/spine/context.js';
import { type Workflow } from '../../application/spine/workflow.js';
import { ruleBroken } from '../../domain/shared/errors.js';
import { scopeOf, sequenceOf, workflowOf, WorkflowWorld } from './testing/workflow-world.js';
import { type WorkflowRunner } from './workflow-runner.js';

let world: WorkflowWorld;
beforeEach(() => {
  world = new WorkflowWorld();
});
afterEach(() => world.close());

const started = (...workflows: readonly Workflow[]): WorkflowRunner => {
  const runner = world.runner(workflows);
  runner.start();
  return runner;
};
const records = async (): Promise<readonly StoredEvent[]> => world.events('step-');
const types = async (): Promise<readonly string[]> => (await records()).map(({ type }) => type);
const retry = async (index = 0): Promise<void> => {
  const [stepId] = [...new Set((await records()).map(({ stream }) => stream.slice('step-'.length)))].slice(index);
  await new RetryStepHandler(world.transactor, world.store).handle({ stepId: stepId ?? '' }, world.context());
};

/** Steps `hold`, `ship`, `thank`; those named in `broken` are refused. */
const shop = () => {
  const [broken, runs] = [new Set<string>(), [] as CommandContext[]];
  const step = (name: string) => (ctx: CommandContext) => {
    runs.push(ctx);
    if (broken.has(name)) throw ruleBroken(`${name}_refused`, `Cannot ${name} now.`);
  };
  const workflow = workflowOf(() => ({ hold: step('hold'), ship: step('ship'), thank: step('thank') }), 'shop');
  return { workflow, broken, names: () => runs.map(({ command }) => command.slice('shop.'.length)), ids: (name: string) => runs.filter(({ command }) => command === `shop.${name}`).map(({ commandId }) => commandId) };
};

describe('a step that is refused', () => {
  it('is recorded with its reason and the scope of its event; what comes behind it is not run', async () => {
    const { workflow, broken, names } = shop();
    broken.add('ship');
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    expect(names()).toEqual(['hold', 'ship']);
    const [failed] = await records();
    expect(failed).toMatchObject({
      type: 'WorkflowStepFailed',
      data: { workflow: 'shop', step: 'ship', sourceStream: 'issuing-a', sourceRevision: 0, sourceType: 'NumberIssued', code: 'ship_refused', detail: 'Cannot ship now.' },
      metadata: { scope: scopeOf('a'), actor: { kind: 'system' } },
    });
  });

  it('does not stop the events behind it, nor another workflow', async () => {
    const [seen, { workflow, broken }] = [[] as number[], shop()];
    broken.add('hold');
    const runner = started(workflow, workflowOf((event) => ({ note: () => seen.push(sequenceOf(event)) }), 'other'));
    await world.issue('a', 1);
    await world.issue('a', 2);
    await runner.drain();
    expect(seen).toEqual([1, 2]);
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepFailed']);
  });

  it('runs again on a retry with the same ids, and so do the steps behind it', async () => {
    const { workflow, broken, names, ids } = shop();
    broken.add('ship');
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    broken.clear();
    await retry();
    await runner.drain();
    expect(names()).toEqual(['hold', 'ship', 'ship', 'thank']);
    expect(new Set(ids('ship')).size).toBe(1);
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepSettled']);
  });

  it('can fail and be retried many times', async () => {
    const { workflow, broken } = shop();
    broken.add('hold');
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    await retry();
    await runner.drain();
    broken.clear();
    await retry();
    await runner.drain();
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepSettled']);
  });

  it('is settled by its retry also when a later step fails then, which has a record of its own', async () => {
    const { workflow, broken } = shop();
    broken.add('hold');
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    broken.delete('hold');
    broken.add('thank');
    await retry();
    await runner.drain();
    expect((await records()).map(({ type, data }) => [type, (data as { step?: string }).step])).toEqual([
      ['WorkflowStepFailed', 'hold'],
      ['WorkflowStepRetried', 'hold'],
      ['WorkflowStepFailed', 'thank'],
      ['WorkflowStepSettled', undefined],
    ]);
  });

  it('cannot be retried when it is not failed any more', async () => {
    const { workflow, broken } = shop();
    broken.add('hold');
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    broken.clear();
    await retry();
    await runner.drain();
    await expect(retry()).rejects.toMatchObject({ code: 'step_not_failed' });
  });

  it('is not tried again by a restart: its event comes twice, its failure stands', async () => {
    const { workflow, broken, names } = shop();
    broken.add('ship');
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    await runner.stop();
    broken.clear();
    await world.store.saveCheckpoint('workflows', 0);
    await started(workflow).drain();
    expect(names()).toEqual(['hold', 'ship']);
    expect(await types()).toEqual(['WorkflowStepFailed']);
  });

  it('has its retry run once, though the retry comes twice', async () => {
    const { workflow, broken, names } = shop();
    broken.add('ship');
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    await retry();
    await runner.drain();
    await runner.stop();
    broken.clear();
    await world.store.saveCheckpoint('workflows', 0);
    await started(workflow).drain();
    expect(names()).toEqual(['hold', 'ship', 'ship']);
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepFailed']);
  });
});

describe('a step that breaks', () => {
  it('stands as unexpected, and what the error says goes to the log of the server alone', async () => {
    const runner = started(workflowOf(() => ({ note: () => { throw new TypeError('Cannot read Ida Holm'); } })));
    await world.issue('a', 1);
    await runner.drain();
    const [failed] = await records();
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
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    broken = false;
    await retry();
    await runner.drain();
    expect(seen).toEqual([1]);
    expect(await types()).toEqual(['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepSettled']);
  });

  it('stands when the event is of a version that this program does not know', async () => {
    const seen: number[] = [];
    const runner = started(workflowOf((event) => ({ note: () => seen.push(sequenceOf(event)) })));
    await world.issue('a', 1);
    const [known] = await world.events();
    if (!known) throw new Error('nothing recorded');
    await world.store.append('issuing-new', NO_STREAM, [{ ...known, id: 'c0ffee00-0000-4000-8000-000000000000', metadata: { ...known.metadata, schemaVersion: 99 } }]);
    await world.issue('a', 2);
    await runner.drain();
    expect(seen).toEqual([1, 2]);
    expect((await records()).map(({ data }) => (data as { code: string }).code)).toEqual(['undecodable']);
  });

  it('fails again when the program has no such step any more', async () => {
    const { workflow, broken } = shop();
    broken.add('ship');
    const runner = started(workflow);
    await world.issue('a', 1);
    await runner.drain();
    await runner.stop();
    const next = started(workflowOf(() => ({}), 'shop'));
    await retry();
    await next.drain();
    expect((await records()).at(-1)).toMatchObject({ type: 'WorkflowStepFailed', data: { step: 'ship', code: 'step_unknown' } });
  });
});
