import type { Aggregate } from './decider.js';
import { DomainError } from './errors.js';
import type { DomainEvent } from './event.js';

/**
 * A value that may belong to one owner only: `unique_<kind>-<hash>`, taken with "no stream". It names its owner, so an
 * attempt that crashed after reserving can go on (rulings, Software 6).
 */
export type ReservationEvent = DomainEvent<'ValueReserved', { kind: string; ownerId: string }> | DomainEvent<'ValueReleased', { kind: string; ownerId: string }>;
export type ReservationCommand =
  | { readonly type: 'Reserve'; readonly kind: string; readonly ownerId: string; readonly taken: string; readonly pointer?: string }
  | { readonly type: 'Release'; readonly kind: string; readonly ownerId: string };

export const reservation = (kind: string): Aggregate<string | null, ReservationCommand, ReservationEvent> => ({
  category: `unique_${kind}`,
  catalogue: { ValueReserved: { version: 1 }, ValueReleased: { version: 1 } },
  initial: null,
  decide(command, owner) {
    switch (command.type) {
      case 'Reserve':
        if (owner === command.ownerId) return [];
        if (owner !== null) throw new DomainError('conflict', 'already_taken', command.taken, {}, command.pointer);
        return [{ type: 'ValueReserved', data: { kind: command.kind, ownerId: command.ownerId } }];
      case 'Release':
        return owner === command.ownerId ? [{ type: 'ValueReleased', data: { kind: command.kind, ownerId: command.ownerId } }] : [];
    }
  },
  evolve: (_owner, event) => (event.type === 'ValueReserved' ? event.data.ownerId : null),
});
