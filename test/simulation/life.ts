import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import type { StoredEvent } from '../../application/ports/event-store.js';
import { decode } from '../../application/spine/decode.js';
import { TestSystem } from '../support/system.js';
import { Auditor } from './auditor.js';
import { unpaidDays } from './coverage.js';
import { Dice } from './dice.js';
import { unexplained } from './explanations.js';
import { fingerprint } from './fingerprint.js';
import { leftovers, waiting } from './leftovers.js';
import { doSomething } from './people.js';
import { moodyVendor } from './vendor.js';
import { populate, World } from './world.js';

export interface Life {
  readonly seed: number;
  readonly hash: string;
  readonly events: number;
  readonly until: string;
  readonly problems: readonly string[];
  readonly done: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
}

export const START = '2026-01-01';

/** Ledgers of most worlds are closed early, after so many events; those of some never become large. */
const LARGE = [3, 12, 40, undefined] as const;

/** How long a life is: days on which something happens, or up to a business date. */
export type Length = { readonly steps: number } | { readonly until: string };

const isOver = (length: Length, step: number, today: string): boolean => ('steps' in length ? step >= length.steps : today >= length.until);

/** The billing run of a day, or none, or two at once; missed days are caught up. */
const night = async (world: World): Promise<void> => {
  const { dice, system, today } = world;
  if (dice.chance(0.25)) return;
  const runs = dice.chance(0.1) ? 2 : 1;
  const runner = system.platform.container.get(BillingRunner);
  await Promise.all(Array.from({ length: runs }, () => runner.runUpTo(today)));
  world.ranOn = today;
  await system.settle();
};

/** One seed: some customers and what becomes of them. */
export const live = async (seed: number, length: Length): Promise<Life> => {
  const largeLedger = LARGE[seed % LARGE.length];
  const system = await TestSystem.open({ on: START, provisioning: moodyVendor(seed), ...(largeLedger && { largeLedger }) });
  const world = new World(system, new Dice(seed), START);
  const auditor = new Auditor();
  const log: StoredEvent[] = [];
  const read = async (): Promise<void> => {
    for (const event of await newEvents(system, log)) auditor.read(decode(event));
    auditor.look(world.today);
  };
  try {
    await populate(world);
    for (let step = 0; !isOver(length, step, world.today) && auditor.problems.length === 0; step += 1) {
      await world.advance(world.dice.pick([1, 1, 1, 2, 5, 9, 20] as const));
      const waited = await waiting(world);
      await night(world);
      await read();
      if (world.ranOn === world.today) auditor.problems.push(...(await leftovers(world, auditor, waited)));
      for (let deeds = world.dice.between(1, 6); deeds > 0; deeds -= 1) await doSomething(world);
      await read();
      auditor.problems.push(...world.rehearsals.problems.splice(0).map((what) => `on ${world.today}, ${what}`));
      if (world.ranOn === world.today) auditor.problems.push(...(await unpaidDays(world, auditor)));
    }
    await auditor.reread(system.platform.eventStore);
    auditor.problems.push(...(await unexplained(world)));
  } catch (error) {
    auditor.problems.push(`on ${world.today}: ${(error as Error).stack}`);
  } finally {
    await system.close();
  }
  const done = new Map([...world.done, ['ledger books closed', log.filter(({ type }) => type === 'LedgerClosed').length]] as const);
  return { seed, hash: fingerprint(log), events: log.length, until: world.today, problems: auditor.problems, done, refused: world.refused };
};

const newEvents = async ({ platform }: TestSystem, log: StoredEvent[]): Promise<readonly StoredEvent[]> => {
  const fresh: StoredEvent[] = [];
  for (let after = log.at(-1)?.position ?? 0; ; ) {
    const batch = await platform.eventStore.readAll({ after, limit: 1000 });
    fresh.push(...batch.events);
    after = batch.position;
    if (batch.caughtUp) break;
  }
  log.push(...fresh);
  return fresh;
};
