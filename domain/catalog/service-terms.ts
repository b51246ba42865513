import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { serviceTermsEvents, type ServiceTermsEvent } from './catalog.events.js';

export type ServiceTermsState = ServiceTermsEvent['data'] | null;
export interface CreateServiceTerms {
  readonly type: 'CreateServiceTerms';
  readonly terms: ServiceTermsEvent['data'];
}

export const serviceTerms: Aggregate<ServiceTermsState, CreateServiceTerms, ServiceTermsEvent> = {
  category: 'service_terms',
  catalogue: serviceTermsEvents,
  initial: null,
  decide({ terms }, state) {
    if (state) throw wrongState('already_exists', 'These service terms exist already.');
    // A customer who could not renew by hand after the automatic order was made would have no way left (domain.md 2).
    if (terms.manualRenewPoint !== -1 && terms.manualRenewPoint < terms.autoRenewPoint)
      throw ruleBroken('renew_points', 'The manual renew point must be at least the automatic one, or -1 for "always".', '/manualRenewPoint');
    return [{ type: 'ServiceTermsCreated', data: terms }];
  },
  evolve: (_state, event) => event.data,
};
