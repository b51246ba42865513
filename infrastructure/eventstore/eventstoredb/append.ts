import { jsonEvent, NO_STREAM as CLIENT_NO_STREAM, type AppendResult, type AppendToStreamOptions, type JSONEventType } from '@eventstore/db-client';
import { InvalidAppend, NO_STREAM, OutcomeUnknown, RevisionConflict, type Appended, type EventToAppend } from '../../../application/ports/event-store.js';
import { toNumber, toPosition } from './codec.js';
import { type Connection } from './connection.js';
import { describe } from './errors.js';

/** Sent to the server as a moment in time, so it must outlast any difference between the clocks. Our own limit is on the call. */
export const DEADLINE_MS = 5 * 60_000;

/**
 * Appends what `serialiseAppend` has found well formed: anything else would end the process. A failure leaves the
 * outcome open, so the call is repeated unchanged: the server knows the ids at this revision again.
 */
export const append = async (connection: Connection, stream: string, expectedRevision: number, events: readonly EventToAppend[]): Promise<Appended> => {
  const options: AppendToStreamOptions = { expectedRevision: expectedRevision === NO_STREAM ? CLIENT_NO_STREAM : BigInt(expectedRevision), deadline: DEADLINE_MS };
  const messages = events.map(({ id, type, data, metadata }) => jsonEvent<JSONEventType>({ id, type, data: data as JSONEventType['data'], metadata: { ...metadata } }));
  try {
    return toAppended(await connection.write((client) => client.appendToStream(stream, messages, options)));
  } catch (error) {
    throw failure(error, stream, expectedRevision);
  }
};

const toAppended = ({ nextExpectedRevision, position }: AppendResult): Appended => ({ revision: toNumber(nextExpectedRevision), position: toPosition(position) });

/** Only these two say for certain that nothing was written. */
const failure = (error: unknown, stream: string, expectedRevision: number): Error => {
  const { type, actualVersion } = error as { readonly type?: string; readonly actualVersion?: bigint | string };
  if (type === 'wrong-expected-version') return new RevisionConflict(stream, expectedRevision, typeof actualVersion === 'bigint' ? toNumber(actualVersion) : NO_STREAM);
  if (type === 'maximum-append-size-exceeded') return new InvalidAppend('larger than the server takes', { cause: error });
  return new OutcomeUnknown(`append to ${stream}: ${describe(error)}`, { cause: error });
};
