import type { ProvisioningAnswer, ProvisioningPort, ProvisioningRequest } from '../../application/ports/provisioning.js';

/**
 * The plugin behind "manual/simulated" products: succeeds at once, fails until the product is delivered another way, or
 * waits for an operator to say that it is done. The same key gets the same answer.
 */
export const simulatedPlugin: ProvisioningPort = {
  execute: (request) => Promise.resolve(answer(request)),
};

const answer = ({ settings, operation, subscriptionId }: ProvisioningRequest): ProvisioningAnswer => {
  switch (settings.behaviour) {
    case 'succeed':
      return { outcome: 'done', vendorReference: `sim-${subscriptionId.slice(0, 8)}` };
    case 'fail':
      // Only the way in fails: what runs can always be stopped and deleted.
      return operation === 'install' || operation === 'update'
        ? { outcome: 'failed', reason: 'The simulated vendor refuses. Cancel the order, or retry when the vendor accepts again.' }
        : { outcome: 'done', vendorReference: `sim-${subscriptionId.slice(0, 8)}` };
    case 'wait':
      return { outcome: 'waiting' };
  }
};
