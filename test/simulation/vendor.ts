import type { ProvisioningAnswer, ProvisioningPort, ProvisioningRequest } from '../../application/ports/provisioning.js';
import { Dice, numberOf } from './dice.js';

/** What a vendor did, by the key of the request: the same request twice is one deed. */
const answerTo = (seed: number, { key, subscriptionId }: ProvisioningRequest): ProvisioningAnswer => {
  const dice = new Dice(numberOf(`${seed} ${key}`));
  if (dice.chance(0.08)) return { outcome: 'failed', reason: 'The vendor refuses today.' };
  if (dice.chance(0.12)) return { outcome: 'waiting' };
  return { outcome: 'done', vendorReference: `vendor-${subscriptionId.slice(0, 8)}` };
};

/**
 * A vendor that refuses, lets people wait, and breaks off after it has done the work, so that it is asked again. What it
 * answers hangs on the request alone: the order in which accounts are served does not matter.
 */
export const moodyVendor = (seed: number): ProvisioningPort => {
  const asked = new Set<string>();
  return {
    execute: (request) => {
      const brokeOff = !asked.has(request.key) && new Dice(numberOf(`${request.key} ${seed}`)).chance(0.1);
      asked.add(request.key);
      return brokeOff ? Promise.reject(new Error('502 from the vendor, after the work was done')) : Promise.resolve(answerTo(seed, request));
    },
  };
};
