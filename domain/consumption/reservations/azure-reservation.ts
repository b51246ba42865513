import type { Aggregate } from '../../shared/decider.js';
import { azureReservationEvents, type AzureReservationEvent } from './azure-reservation.events.js';

type Of<T extends AzureReservationEvent['type']> = Extract<AzureReservationEvent, { type: T }>['data'];
export type Purchase = Pick<Of<'AzureReservationBought'>, 'vendorOrderId' | 'vendorReservationId'>;

export interface AzureReservation {
  /** What the vendor has sold so far, by resource. */
  readonly bought: Readonly<Record<string, Purchase>>;
  readonly started: boolean;
}

export type AzureReservationCommand = { readonly type: 'NotePurchase'; readonly purchase: Of<'AzureReservationBought'> } | { readonly type: 'StartReservation'; readonly reservation: Of<'AzureReservationStarted'> };

/** The reservations of one subscription (domain.md 5.7). Each SKU is bought once, however often the order is tried. */
export const azureReservation: Aggregate<AzureReservation, AzureReservationCommand, AzureReservationEvent> = {
  category: 'azure_reservation',
  catalogue: azureReservationEvents,
  initial: { bought: {}, started: false },
  decide(command, { bought, started }) {
    if (command.type === 'NotePurchase') return bought[command.purchase.resourceKey] ? [] : [{ type: 'AzureReservationBought', data: command.purchase }];
    return started ? [] : [{ type: 'AzureReservationStarted', data: command.reservation }];
  },
  evolve(state, event) {
    if (event.type === 'AzureReservationStarted') return { ...state, started: true };
    const { resourceKey, vendorOrderId, vendorReservationId } = event.data;
    return { ...state, bought: { ...state.bought, [resourceKey]: { vendorOrderId, vendorReservationId } } };
  },
};
