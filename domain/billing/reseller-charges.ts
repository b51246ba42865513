import type { Aggregate } from '../shared/decider.js';
import { resellerChargesEvents, type ResellerCharges, type ResellerChargesEvent } from './reseller-charges.events.js';

export interface CreateResellerCharges {
  readonly type: 'CreateResellerCharges';
  readonly made: ResellerCharges;
}

/** What one level of the chain owes the next for one event of the ledger. Made once, never changed. */
export const resellerCharges: Aggregate<ResellerCharges | null, CreateResellerCharges, ResellerChargesEvent> = {
  category: 'reseller_charges',
  catalogue: resellerChargesEvents,
  initial: null,
  decide: ({ made }, state) => (state ? [] : [{ type: 'ResellerChargesCreated', data: made }]),
  evolve: (_state, event) => event.data,
};
