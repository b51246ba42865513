import { Server, ServerCredentials, type ServerDuplexStream, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import featureService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streamService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { DoubleLog, type Proposed } from './log.js';
import { appendAnswer, badRequest, expectedOf, notReady, proposedOf, streamOf, tooLarge } from './messages.js';
import { FaultyProxy } from './proxy.js';
import { serveRead, type ReadCall } from './read.js';

type AppendCall = ServerDuplexStream<InstanceType<typeof streams.BatchAppendReq>, InstanceType<typeof streams.BatchAppendResp>>;
type AppendRequest = InstanceType<typeof streams.BatchAppendReq>;

/** What goes wrong with one append. `drop` breaks the connection. */
export type AppendFault = 'drop before writing' | 'drop after writing' | 'not ready';

const INTERNAL = 13;
const MAX_APPEND = 1_048_576;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Answers the real client of EventStoreDB as a node of version 23.10 was seen to, from memory, and fails on demand.
 * Appends by credentials, deletes and persistent subscriptions are not there.
 */
export class EventStoreDbDouble {
  private log = new DoubleLog();
  private readonly appendFaults: AppendFault[] = [];
  private readonly reads = new Set<ReadCall>();
  private featuresBroken = false;
  /** Requests that would make a real node answer twice and the client crash. None may ever come. */
  malformed = 0;

  private constructor(
    private readonly server: Server,
    /** For all that a network can do wrong. */
    readonly proxy: FaultyProxy,
  ) {
    server.addService(streamService.StreamsService, { read: (call: ReadCall) => this.read(call), batchAppend: (call: AppendCall) => this.serveAppends(call) });
    server.addService(featureService.ServerFeaturesService, { getSupportedMethods: this.supportedMethods });
  }

  static async start(): Promise<EventStoreDbDouble> {
    const server = new Server();
    const port = await new Promise<number>((resolve, reject) => server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))));
    return new EventStoreDbDouble(server, await FaultyProxy.start(port));
  }

  get url(): string {
    return `esdb://${this.proxy.address}?tls=false`;
  }

  /** Reads and subscriptions that the client has not ended. */
  get openReads(): number {
    return this.reads.size;
  }

  /** The next appends fail so, one each, in this order. */
  failAppends(...faults: AppendFault[]): void {
    this.appendFaults.push(...faults);
  }

  /** The next question for the server's capabilities ends as when a server is stopped politely. */
  breakFeatures(): void {
    this.featuresBroken = true;
  }

  /** Starts again on the same port, as a new process would; without its data as a database that was reset. */
  async restart({ withData = true } = {}): Promise<void> {
    await this.proxy.refuse();
    if (!withData) this.log = new DoubleLog();
    this.log.forgetIds();
    await this.proxy.listen();
  }

  /** What subscribers see of a polite stop. */
  endReads(): void {
    for (const call of this.reads) call.emit('error', { code: INTERNAL, details: 'Received RST_STREAM with code 0' });
  }

  async stop(): Promise<void> {
    await this.proxy.refuse();
    this.server.forceShutdown();
  }

  private read(call: ReadCall): void {
    this.reads.add(call);
    const done = (): void => void this.reads.delete(call);
    serveRead(call, this.log).then(done, done);
  }

  private serveAppends(call: AppendCall): void {
    const parts = new Map<string, { readonly first: AppendRequest; readonly events: Proposed[] }>();
    call.on('data', (request: AppendRequest) => {
      const id = request.getCorrelationId()?.getString() ?? '';
      const append = parts.get(id) ?? { first: request, events: [] };
      append.events.push(...proposedOf(request));
      parts.set(id, append);
      if (!request.getIsFinal()) return;
      parts.delete(id);
      this.append(call, append.first, append.events);
    });
    call.on('error', () => undefined);
    call.on('end', () => call.end());
  }

  private append(call: AppendCall, request: AppendRequest, events: readonly Proposed[]): void {
    const fault = this.appendFaults.shift();
    if (fault === 'not ready') return void call.write(notReady(request));
    if (fault === 'drop before writing') return this.proxy.dropConnections();
    const options = request.getOptions() as NonNullable<ReturnType<AppendRequest['getOptions']>>;
    const stream = streamOf(options.getStreamIdentifier());
    if (isMalformed(stream, events)) return this.refuse(call, request);
    if (sizeOf(events) > MAX_APPEND) return void call.write(tooLarge(request, MAX_APPEND));
    const expected = expectedOf(options);
    const outcome = this.log.append(stream, expected, events);
    if (fault === 'drop after writing') this.proxy.dropConnections();
    else call.write(appendAnswer(request, outcome, expected));
  }

  private refuse(call: AppendCall, request: AppendRequest): void {
    this.malformed++;
    call.write(badRequest(request));
  }

  private readonly supportedMethods = (_call: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<InstanceType<typeof features.SupportedMethods>>): void => {
    const broken = this.featuresBroken;
    this.featuresBroken = false;
    if (broken) return answer({ code: INTERNAL, details: 'Received RST_STREAM with code 0' });
    const methods = ['batchappend', 'read'].map((name) => new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name));
    answer(null, new features.SupportedMethods().setEventStoreServerVersion('23.10.6').setMethodsList(methods));
  };
}

const isMalformed = (stream: string, events: readonly Proposed[]): boolean => stream === '' || events.length === 0 || events.some(({ id, type }) => type === '' || !UUID.test(id));
const sizeOf = (events: readonly Proposed[]): number => events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
