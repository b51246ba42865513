import { type Position, type RecordedEvent } from '@eventstore/db-client';
import { type StoredEvent } from '../../../application/ports/event-store.js';
import { type EventMetadata } from '../../../domain/shared/event.js';

/** 64 bits outside, safe integers inside. @throws RangeError rather than round. */
export const toNumber = (value: bigint): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is beyond 2^53`);
  return number;
};

/** Commit and prepare position are the same, but for events in explicit transactions, which only the old TCP clients could write. */
export const toPosition = (position: Position | undefined): number => {
  if (position?.commit !== position?.prepare || !position) throw new RangeError('an event without a position of its own');
  return toNumber(position.commit);
};

export const fromPosition = (position: number): Position => ({ commit: BigInt(position), prepare: BigInt(position) });

export const toStoredEvent = (event: RecordedEvent): StoredEvent => ({
  id: event.id,
  type: event.type,
  data: event.data,
  metadata: event.metadata as unknown as EventMetadata,
  stream: event.streamId,
  revision: toNumber(event.revision),
  position: toPosition(event.position),
});
