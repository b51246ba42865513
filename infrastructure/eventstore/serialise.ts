import { InvalidAppend, NO_STREAM, type EventToAppend } from '../../application/ports/event-store.js';

/** The limit of one append to EventStoreDB; the embedded engine keeps to it, so that a switch breaks nothing. */
export const MAX_EVENTS = 500;
export const MAX_BYTES = 1024 * 1024;

export interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  /** JSON texts. */
  readonly data: string;
  readonly metadata: string;
}

/** Names that start otherwise belong to the engines: `$` to EventStoreDB, `_` to our own records beside the events. */
const NAME = /^[A-Za-z][^\s\p{C}]{0,249}$/u;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isName = (text: string): boolean => NAME.test(text);

/** Checks an append whole before any engine sees it, and takes a copy of the data. @throws InvalidAppend */
export const serialiseAppend = (stream: string, expectedRevision: number, events: readonly EventToAppend[]): SerialisedEvent[] => {
  if (!isName(stream)) throw new InvalidAppend(`"${stream}" is no name for a stream`);
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < NO_STREAM) throw new InvalidAppend(`${expectedRevision} is no revision`);
  if (events.length === 0 || events.length > MAX_EVENTS) throw new InvalidAppend(`${events.length} events in one append; 1 to ${MAX_EVENTS} are possible`);
  const serialised = events.map(serialise);
  const bytes = serialised.reduce((sum, event) => sum + sizeOf(event), 0);
  if (bytes > MAX_BYTES) throw new InvalidAppend(`${bytes} bytes in one append; at most ${MAX_BYTES} are possible`);
  return serialised;
};

const serialise = ({ id, type, data, metadata }: EventToAppend): SerialisedEvent => {
  if (!UUID.test(id)) throw new InvalidAppend(`"${id}" is no UUID in lower case`);
  if (!isName(type)) throw new InvalidAppend(`"${type}" is no name for a type of events`);
  return { id, type, data: toJson(data, type), metadata: toJson(metadata, type) };
};

const toJson = (value: unknown, type: string): string => {
  try {
    const text = JSON.stringify(value) as string | undefined;
    if (text !== undefined) return text;
  } catch (cause) {
    throw new InvalidAppend(`${type} holds what JSON cannot hold`, { cause });
  }
  throw new InvalidAppend(`${type} has no data or no metadata`);
};

/** As EventStoreDB counts: data, metadata and the type's name in UTF-16. */
const sizeOf = ({ type, data, metadata }: SerialisedEvent): number => Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length;
