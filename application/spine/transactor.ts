import { inject, injectable } from 'inversify';
import { LRUCache } from 'lru-cache';
import { streamName, type Aggregate } from '../../domain/shared/decider.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { DomainEvent, Recorded, Scope } from '../../domain/shared/event.js';
import { NO_STREAM, RevisionConflict, type EventStore, type EventToAppend } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { useCommandKey } from './command-key.js';
import type { CommandContext } from './context.js';
import { decode } from './decode.js';
import { derivedId } from './ids.js';
import { KeyedQueue } from './keyed-queue.js';

/** What a command left in a stream: the answer to its first run, and to every repeat. */
export interface Committed {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly types: readonly string[];
  /** Done before, by the same command: this is its first answer again. */
  readonly repeated?: true;
}

export interface Loaded<State> {
  readonly state: State;
  readonly revision: number;
}

interface AppliedCommand extends Committed {
  readonly bodyHash: string;
}

/** A folded stream. `applied` is how a stream remembers the commands that it has seen, with no expiry. */
interface Folded {
  state: unknown;
  revision: number;
  position: number;
  readonly applied: Map<string, AppliedCommand>;
}

interface Decision<E> {
  readonly events: readonly E[];
  readonly revision: number;
}

interface Origin {
  readonly commandId: string;
  readonly ctx: CommandContext;
  readonly scope: Scope;
}

export class PreconditionFailed extends Error {
  constructor(readonly current: number) {
    super(`the record is at revision ${current}`);
    this.name = 'PreconditionFailed';
  }
}

export interface TransactOptions {
  readonly scope: Scope;
  /** Names this part of a command that writes to the same stream more than once. */
  readonly step?: string;
  /** False for side writes (numbers, reservations) that come before the command's own stream. */
  readonly main?: boolean;
}

const MAX_DECISIONS = 4;
const READ_BATCH = 1000;

/** Load, fold, decide, append: the one way to write. Decides at most three times anew when another writer was faster. */
@injectable()
export class Transactor {
  private readonly cache = new LRUCache<string, Folded>({ max: 20_000 });
  private readonly queue = new KeyedQueue();

  constructor(@inject(TOKENS.eventStore) private readonly store: EventStore) {}

  /** The state of an aggregate now; with a rehearsing context, as the rehearsal left it. */
  async load<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, id: string, ctx?: CommandContext): Promise<Loaded<S>> {
    const folded = await this.refreshed(aggregate, streamName(aggregate, id));
    return this.rehearsed(aggregate, folded, streamName(aggregate, id), ctx);
  }

  transact<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, id: string, command: C, ctx: CommandContext, options: TransactOptions): Promise<Committed> {
    const stream = streamName(aggregate, id);
    return this.queue.run(stream, () => (ctx.rehearsal ? this.rehearse(aggregate, stream, command, ctx, options) : this.commit(aggregate, stream, command, ctx, options)));
  }

  /** The answer that a command got in a stream before; null when it has not been there. */
  async applied(stream: string, commandId: string): Promise<Committed | null> {
    const events = await this.store.readStream(stream);
    const own = events.filter((event) => event.metadata.commandId === commandId);
    const last = own.at(-1);
    return last ? { stream, revision: last.revision, position: last.position, types: own.map((event) => event.type) } : null;
  }

  private async commit<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, stream: string, command: C, ctx: CommandContext, options: TransactOptions): Promise<Committed> {
    const commandId = options.step ? derivedId(ctx.commandId, options.step) : ctx.commandId;
    let folded = this.cache.get(stream) ?? (await this.refreshed(aggregate, stream));
    for (let attempt = 1; ; attempt++) {
      const before = folded.applied.get(commandId);
      if (before) return this.repeated(before, ctx);
      const { events, revision } = await this.decide(aggregate, stream, folded, command);
      this.checkPrecondition(revision, ctx, options);
      if (events.length === 0) return { stream, revision: folded.revision, position: folded.position, types: [] };
      try {
        if (options.main !== false) await useCommandKey(this.store, ctx, stream, options.scope);
        return await this.append(aggregate, folded, { events, revision }, { stream, commandId, ctx, scope: options.scope });
      } catch (error) {
        this.cache.delete(stream);
        if (!(error instanceof RevisionConflict)) throw error;
        folded = await this.refreshed(aggregate, stream);
        if (attempt >= MAX_DECISIONS) throw new DomainError('conflict', 'concurrent_change', 'Others changed this record at the same time. Read it again and repeat the command.');
      }
    }
  }

  /**
   * A cached state protects only successes: before a refusal or "nothing to do", the head of the stream is checked
   * (rulings, Software 5). Answers the revision that the decision was taken at: readers may fold on meanwhile.
   */
  private async decide<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, stream: string, folded: Folded, command: C): Promise<Decision<E>> {
    const { state, revision } = folded;
    try {
      const events = aggregate.decide(command, state as S);
      if (events.length > 0) return { events, revision };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    const fresh = await this.refreshed(aggregate, stream);
    return { events: aggregate.decide(command, fresh.state as S), revision: fresh.revision };
  }

  private checkPrecondition(revision: number, ctx: CommandContext, options: TransactOptions): void {
    if (ctx.expectedRevision === null || options.main === false || options.step) return;
    if (ctx.expectedRevision !== revision) throw new PreconditionFailed(revision);
  }

  private repeated(before: AppliedCommand, ctx: CommandContext): Committed {
    if (ctx.bodyHash && before.bodyHash && before.bodyHash !== ctx.bodyHash) throw keyReused();
    return { stream: before.stream, revision: before.revision, position: before.position, types: before.types, repeated: true };
  }

  private async append<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, folded: Folded, decision: Decision<E>, by: Origin & { readonly stream: string }): Promise<Committed> {
    const { stream } = by;
    const records = decision.events.map((event, index) => toAppend(aggregate, stream, event, index, by));
    const { revision, position } = await this.store.append(stream, decision.revision, records);
    const first = revision - records.length + 1;
    for (const [index, record] of records.entries()) {
      const event = { ...record, stream, revision: first + index, position } as unknown as Recorded<E>;
      if (event.revision === folded.revision + 1) fold(aggregate, folded, event);
    }
    this.cache.set(stream, folded);
    return { stream, revision, position, types: decision.events.map((event) => event.type) };
  }

  private async refreshed<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, stream: string): Promise<Folded> {
    const folded: Folded = this.cache.get(stream) ?? { state: aggregate.initial, revision: NO_STREAM, position: 0, applied: new Map() };
    for (;;) {
      const events = await this.store.readStream(stream, { from: folded.revision + 1, limit: READ_BATCH });
      for (const event of events) if (event.revision === folded.revision + 1) fold(aggregate, folded, decode<E>(event));
      if (events.length < READ_BATCH) break;
    }
    if (folded.revision >= 0) this.cache.set(stream, folded);
    return folded;
  }

  private rehearsed<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, folded: Folded, stream: string, ctx?: CommandContext): Loaded<S> {
    const pending = (ctx?.rehearsal?.get(stream) ?? []) as unknown as readonly Recorded<E>[];
    return { state: pending.reduce((state, event) => aggregate.evolve(state, event), folded.state as S), revision: folded.revision + pending.length };
  }

  private async rehearse<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, stream: string, command: C, ctx: CommandContext, options: TransactOptions): Promise<Committed> {
    const folded = await this.refreshed(aggregate, stream);
    const { state, revision } = this.rehearsed(aggregate, folded, stream, ctx);
    const events = aggregate.decide(command, state);
    this.checkPrecondition(folded.revision, ctx, options);
    const records = events.map((event, index) => ({
      ...toAppend(aggregate, stream, event, index, { commandId: ctx.commandId, ctx, scope: options.scope }),
      stream,
      revision: revision + 1 + index,
      position: folded.position,
    }));
    ctx.rehearsal?.set(stream, [...(ctx.rehearsal.get(stream) ?? []), ...records]);
    return { stream, revision: revision + events.length, position: folded.position, types: events.map((event) => event.type) };
  }
}

export const keyReused = (): DomainError =>
  new DomainError('rule', 'idempotency_key_reused', 'This Idempotency-Key was used with another body. Send a new key for a new command.', {}, undefined);

const fold = <S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, folded: Folded, event: Recorded<E>): void => {
  folded.state = aggregate.evolve(folded.state as S, event);
  folded.revision = event.revision;
  folded.position = event.position;
  const { commandId, bodyHash = '' } = event.metadata;
  const before = folded.applied.get(commandId);
  folded.applied.set(commandId, { stream: event.stream, revision: event.revision, position: event.position, bodyHash, types: [...(before?.types ?? []), event.type] });
};

const toAppend = <S, C, E extends DomainEvent>(
  aggregate: Aggregate<S, C, E>,
  stream: string,
  event: E,
  index: number,
  { commandId, ctx, scope }: Origin,
): EventToAppend => ({
  id: derivedId(commandId, stream, String(index)),
  type: event.type,
  data: event.data,
  metadata: {
    schemaVersion: aggregate.catalogue[event.type as E['type']].version,
    command: ctx.command,
    commandId,
    correlationId: ctx.correlationId,
    causationId: ctx.causationId,
    actor: { kind: ctx.principal.kind, id: ctx.principal.id },
    scope,
    recordedAt: ctx.now,
    ...(ctx.bodyHash ? { bodyHash: ctx.bodyHash } : {}),
    ...(ctx.simulated ? { simulated: true as const } : {}),
  },
});
