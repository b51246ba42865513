import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { NO_STREAM, START } from '../../../application/ports/event-store.js';
import { newEvents, newStream } from './events.js';
import { type ContractRun } from './run.js';

export const checkpointContract = (run: ContractRun): void => {
  const newName = (): string => `contract-${randomUUID()}`;

  it('remembers a checkpoint by its name', async () => {
    const [a, b] = [newName(), newName()];
    await run.store.saveCheckpoint(a, 17);
    await run.store.saveCheckpoint(b, START);
    await run.store.saveCheckpoint(a, 42);
    expect([await run.store.loadCheckpoint(a), await run.store.loadCheckpoint(b), await run.store.loadCheckpoint(newName())]).toEqual([42, START, null]);
  });

  it.each([
    ['', 1],
    ['with blanks', 1],
    ['negative', -1],
    ['fractional', 0.5],
  ])('refuses a checkpoint "%s" at %p', async (name, position) => {
    await expect(run.store.saveCheckpoint(name, position)).rejects.toBeInstanceOf(RangeError);
  });

  it('keeps checkpoints out of the log', async () => {
    const { position } = await run.store.append(newStream(), NO_STREAM, newEvents(1));
    await run.store.logId();
    await run.store.saveCheckpoint(newName(), position);
    expect(await run.store.head()).toBe(position);
    expect(await run.store.readAll({ after: position, limit: 10 })).toMatchObject({ events: [], caughtUp: true });
  });

  it('has one name for ever', async () => {
    const [first, second] = await Promise.all([run.store.logId(), run.another.logId()]);
    expect(first).not.toBe('');
    expect([second, await run.store.logId()]).toEqual([first, first]);
  });

  if (run.isOwnServer) {
    it('remembers both over a restart', async () => {
      const [name, logId] = [newName(), await run.store.logId()];
      await run.store.saveCheckpoint(name, 17);
      await run.restart();
      expect([await run.store.loadCheckpoint(name), await run.store.logId()]).toEqual([17, logId]);
    });
  }

  if (run.isOwnServer) {
    it('does not take a checkpoint of another log for its own', async () => {
      const name = newName();
      await run.store.saveCheckpoint(name, 17);
      const logId = await run.store.logId();
      const other = await run.engine.openOther();
      expect(await other.loadCheckpoint(name)).toBeNull();
      expect(await other.logId()).not.toBe(logId);
    });
  }
};
