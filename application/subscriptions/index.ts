import type { Constructor } from '../spine/command.js';
import { ActivateSubscriptionHandler } from './activate-subscription.js';
import { CloseSubscriptionChargesHandler } from './close-subscription-charges.js';
import { CompleteProvisioningHandler } from './complete-provisioning.js';
import { StopSubscriptionHandler } from './stop-subscription.js';

export const subscriptionsCommands: readonly Constructor[] = [StopSubscriptionHandler, ActivateSubscriptionHandler, CompleteProvisioningHandler, CloseSubscriptionChargesHandler];
