import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../application/ports/clock.js';
import type { Config } from '../config.js';
import { at } from '../partner-center/endpoints.js';
import { PartnerCenterSimulator } from '../partner-center/simulator/simulator.js';

/** What a data folder with the demo holds. */
export const DEMO_MARKER = 'demo.json';

export const isDemo = ({ dataDir }: Pick<Config, 'dataDir'>): boolean => existsSync(join(dataDir, DEMO_MARKER));

export interface Simulated {
  readonly config: Config;
  readonly simulator: PartnerCenterSimulator;
}

/** A simulated Partner Center on this machine, in the place of one that the settings may name. Its usage follows from its seed: it is the same in every process. */
export const withSimulator = async (config: Config, clock: Pick<Clock, 'now'>): Promise<Simulated> => {
  const simulator = await PartnerCenterSimulator.start({ seed: 'demo', now: () => clock.now() });
  return { simulator, config: { ...config, partnerCenter: { ...config.partnerCenter, simulator: at(simulator.url) } } };
};

/** The demo is fetched from the simulator, unless the settings name another one. */
export const demoConfig = async (config: Config, clock: Pick<Clock, 'now'>): Promise<Config> => (isDemo(config) && !config.partnerCenter.simulator ? (await withSimulator(config, clock)).config : config);
