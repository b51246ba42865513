import { once } from 'node:events';
import { type ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { type DoubleLog, type LogRecord } from './log.js';
import { caughtUp, checkpoint, confirmation, eventAnswer, streamNotFound, streamOf } from './messages.js';

export type ReadCall = ServerWritableStream<InstanceType<typeof streams.ReadReq>, InstanceType<typeof streams.ReadResp>>;
type Options = InstanceType<typeof streams.ReadReq.Options>;
type Filter = InstanceType<typeof streams.ReadReq.Options.FilterOptions>;
type Message = InstanceType<typeof streams.ReadResp>;

const UNKNOWN = 2;
const BACKWARDS = 1;
const DEFAULT_WINDOW = 32;

/** Answers a read of a stream, of the whole log, or a subscription to it. Positions and revisions are inclusive for reads, exclusive for subscriptions. */
export const serveRead = async (call: ReadCall, log: DoubleLog): Promise<void> => {
  const options = call.request.getOptions() as Options;
  const send = sender(call);
  if (options.hasSubscription()) return subscribe(call, options, log, send);
  const found = options.hasAll() ? selectAll(options, log) : selectStream(options, log);
  if (found === 'no such stream') await send(streamNotFound(streamOf(options.getStream()?.getStreamIdentifier())));
  else if (found === 'no such position') return fail(call, 'Unexpected ReadAllResult: Error');
  else for (const record of found) await send(eventAnswer(record));
  call.end();
};

/** Waits when the client does not read, as HTTP/2 asks. */
const sender = (call: ReadCall) => async (message: Message): Promise<void> => {
  if (!call.cancelled && !call.write(message)) await orCancelled(call, (signal) => once(call, 'drain', { signal }));
};

const fail = (call: ReadCall, details: string): void => void call.emit('error', { code: UNKNOWN, details });

const selectStream = (options: Options, log: DoubleLog): LogRecord[] | 'no such stream' => {
  const wanted = options.getStream() as NonNullable<ReturnType<Options['getStream']>>;
  const records = log.stream(streamOf(wanted.getStreamIdentifier()));
  if (!records) return 'no such stream';
  const from = wanted.hasRevision() ? Number(wanted.getRevision()) : null;
  return select(records, options, ({ revision }) => from === null || (isBackwards(options) ? revision <= from : revision >= from));
};

const selectAll = (options: Options, log: DoubleLog): LogRecord[] | 'no such position' => {
  const position = positionOf(options);
  if (position !== null && !log.records.some((record) => record.position === position)) return 'no such position';
  return select(log.records, options, (record) => position === null || (isBackwards(options) ? record.position <= position : record.position >= position));
};

const isBackwards = (options: Options): boolean => Number(options.getReadDirection()) === BACKWARDS;

const select = (records: readonly LogRecord[], options: Options, wanted: (record: LogRecord) => boolean): LogRecord[] => {
  const ordered = isBackwards(options) ? [...records].reverse() : records;
  return ordered.filter(wanted).slice(0, Number(options.getCount()));
};

const positionOf = (options: Options): number | null => {
  const all = options.getAll();
  return all?.hasPosition() ? Number(all.getPosition()?.getCommitPosition()) : null;
};

const subscribe = async (call: ReadCall, options: Options, log: DoubleLog, send: (message: Message) => Promise<void>): Promise<void> => {
  let index = startOf(options, log);
  if (index === 'no such position') return fail(call, 'no record at that position');
  const considered = checkpoints(options);
  const matches = matcher(options.getFilter());
  await send(confirmation('subscription'));
  for (let live = false; !call.cancelled; ) {
    for (let record = log.records[index]; record && !call.cancelled; record = log.records[++index]) {
      if (matches(record)) await send(eventAnswer(record));
      if (considered()) await send(checkpoint(record.position));
    }
    if (!live) await send(caughtUp());
    live = true;
    if (index >= log.records.length) await nextAppend(log, call);
  }
};

/** After the end of the log nothing is known to be wrong: silence, then what is new. */
const startOf = (options: Options, log: DoubleLog): number | 'no such position' => {
  const position = positionOf(options);
  if (options.getAll()?.hasEnd() || (position !== null && position > (log.records.at(-1)?.position ?? 0))) return log.records.length;
  if (position === null) return 0;
  const found = log.records.findIndex((record) => record.position === position);
  return found < 0 ? 'no such position' : found + 1;
};

/** True at each `checkpointInterval x maxSearchWindow`th call. */
const checkpoints = (options: Options): (() => boolean) => {
  const filter = options.getFilter();
  if (!filter) return () => false;
  const every = (filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW) * filter.getCheckpointintervalmultiplier();
  let count = 0;
  return () => ++count % every === 0;
};

const matcher = (filter: Filter | undefined): ((record: LogRecord) => boolean) => {
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (!filter || !expression) return () => true;
  const subject = (record: LogRecord): string => (filter.hasStreamIdentifier() ? record.stream : record.type);
  const regex = expression.getRegex() ? new RegExp(expression.getRegex(), 'u') : null;
  return (record) => (regex ? regex.test(subject(record)) : expression.getPrefixList().some((prefix) => subject(record).startsWith(prefix)));
};

const nextAppend = (log: DoubleLog, call: ReadCall): Promise<void> =>
  orCancelled(call, (signal) => new Promise<void>((resolve) => signal.addEventListener('abort', log.onAppend(resolve))));

/** Waits for something on the server, but no longer than the client does. */
const orCancelled = async (call: ReadCall, wait: (signal: AbortSignal) => Promise<unknown>): Promise<void> => {
  const over = new AbortController();
  try {
    await Promise.race([wait(over.signal), once(call, 'cancelled', { signal: over.signal })]);
  } finally {
    over.abort();
  }
};
