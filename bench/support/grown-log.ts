import { randomInt } from 'node:crypto';
import type { EventToAppend, StoredEvent } from '../../application/ports/event-store.js';
import type { Platform } from '../../infrastructure/main/platform.js';
import { CHECKPOINT } from '../../infrastructure/workflows/workflow-session.js';
import { Copier, isOfCustomer } from './copier.js';
import { demoOf, type Demo } from './demo.js';
import { Installation } from './installation.js';
import { say } from './report.js';

/** The catalogue and the resellers, whose events are there once. The distributor is made with the installation. */
const SHARED = /^(reseller|service_terms|product|plan|discount)-/;

export const EVENTS = Number(process.env.BENCH_EVENTS ?? 200_000);

/** An installation with a log of a year of business of some two thousand accounts, and every view up to date. */
export const grownInstallation = async (workspace: string): Promise<Installation> => {
  const demo = await demoOf(workspace);
  return Installation.open(workspace, 'grown', async (platform) => {
    say(`appending ${EVENTS} events`);
    await grow(platform, demo);
    say('building the views');
    await platform.viewBuilder.rebuildAll();
  });
};

const grow = async ({ eventStore, profiles }: Platform, demo: Demo): Promise<void> => {
  const append = ({ stream, revision, id, type, data, metadata }: StoredEvent): Promise<unknown> => eventStore.append(stream, revision - 1, [{ id, type, data, metadata } satisfies EventToAppend]);
  const [copier, first] = [new Copier(demo), randomInt(2 ** 20)];
  const copies = Array.from({ length: Math.ceil(EVENTS / demo.events.filter(isOfCustomer).length) }, (_, index) => first + index);
  for (const profile of demo.profiles) await profiles.put(profile);
  // As it would have come: what happened on one day to all customers stands together.
  for (const event of demo.events) {
    if (isOfCustomer(event)) await Promise.all(copies.map((copy) => append(copier.copy(event, copy))));
    else if (SHARED.test(event.stream) && !isDistributor(event)) await append(event);
  }
  // All that follows from these events is among them.
  await eventStore.saveCheckpoint(CHECKPOINT, await eventStore.head());
};

const isDistributor = ({ stream, metadata }: StoredEvent): boolean => metadata.scope.resellerPath.split('/')[1] === stream.slice('reseller-'.length);
