import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { type ExpectedRevision, type LogRecord, type Outcome, type Proposed } from './log.js';

type AppendRequest = InstanceType<typeof streams.BatchAppendReq>;
type AppendResponse = InstanceType<typeof streams.BatchAppendResp>;
type ReadResponse = InstanceType<typeof streams.ReadResp>;

const { BatchAppendResp, ReadResp } = streams;
const { ReadEvent } = ReadResp;
const TICKS_PER_MS = 10_000;

/** A proposed append, as the log takes it. */
export const proposedOf = (request: AppendRequest): Proposed[] =>
  request.getProposedMessagesList().map((message) => ({
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  }));

export const streamOf = (identifier: InstanceType<typeof shared.StreamIdentifier> | undefined): string => Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const expectedOf = (options: InstanceType<typeof streams.BatchAppendReq.Options>): ExpectedRevision => {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasStreamPosition() ? Number(options.getStreamPosition()) : 'any';
};

export const appendAnswer = (request: AppendRequest, outcome: Outcome, expected: ExpectedRevision): AppendResponse => {
  if (!outcome.written) return failure(request, 'Wrong Expected Version', wrongVersion(outcome.current, expected), 'WrongExpectedVersion');
  const position = new shared.AllStreamPosition().setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
  return answerTo(request).setSuccess(new BatchAppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position));
};

export const notReady = (request: AppendRequest): AppendResponse => failure(request, 'Server Is Not Ready', new empty.Empty(), 'Empty');
export const badRequest = (request: AppendRequest): AppendResponse => failure(request, 'BadRequest', new shared.BadRequest(), 'BadRequest');
export const tooLarge = (request: AppendRequest, limit: number): AppendResponse =>
  failure(request, 'Maximum Append Size Exceeded', new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit), 'MaximumAppendSizeExceeded');

const answerTo = (request: AppendRequest): AppendResponse => new BatchAppendResp().setCorrelationId(request.getCorrelationId()).setStreamIdentifier(request.getOptions()?.getStreamIdentifier());

const failure = (request: AppendRequest, message: string, details: { serializeBinary(): Uint8Array }, type: string): AppendResponse => {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), type === 'Empty' ? 'google.protobuf.Empty' : `event_store.client.${type}`);
  return answerTo(request).setError(new status.Status().setMessage(message).setDetails(packed));
};

const wrongVersion = (current: number | null, expected: ExpectedRevision): InstanceType<typeof shared.WrongExpectedVersion> => {
  const details = new shared.WrongExpectedVersion();
  if (current === null) details.setCurrentNoStream(new empty.Empty());
  else details.setCurrentStreamRevision(String(current));
  if (expected === 'no_stream') return details.setExpectedNoStream(new empty.Empty());
  return typeof expected === 'number' ? details.setExpectedStreamPosition(String(expected)) : details.setExpectedStreamExists(new empty.Empty());
};

export const eventAnswer = ({ id, stream, revision, position, type, contentType, data, metadata }: LogRecord): ReadResponse => {
  const recorded = new ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id.toLowerCase()))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setStreamRevision(String(revision))
    .setCommitPosition(String(position))
    .setPreparePosition(String(position))
    .setData(data)
    .setCustomMetadata(metadata);
  recorded.getMetadataMap().set('type', type).set('content-type', contentType).set('created', String(BigInt(Date.now()) * BigInt(TICKS_PER_MS)));
  return new ReadResp().setEvent(new ReadEvent().setEvent(recorded).setCommitPosition(String(position)));
};

export const confirmation = (id: string): ReadResponse => new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(id));
export const caughtUp = (): ReadResponse => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
export const streamNotFound = (stream: string): ReadResponse =>
  new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream))));
export const checkpoint = (position: number): ReadResponse =>
  new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)));
