import { inject, injectable } from 'inversify';
import { streamName, type Aggregate } from '../../domain/shared/decider.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { DomainEvent, Recorded } from '../../domain/shared/event.js';
import { InvalidAppend, RevisionConflict, type EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { Batches } from './batches.js';
import { Books } from './books.js';
import { keyAppend, keyReused, keyStream } from './command-key.js';
import type { CommandContext } from './context.js';
import { checkPrecondition, decide, endsBook, hasEvents, settled, type AnyPending, type Decision, type TransactOptions } from './deciding.js';
import { fold, foldTo, placeOf, toAppend, type Committed, type Folded } from './folded.js';
import { derivedId } from './ids.js';
import { States } from './states.js';

export { PreconditionFailed, type TransactOptions } from './deciding.js';
export { effective } from './folded.js';
export type { Committed } from './folded.js';

export interface Loaded<State> {
  readonly state: State;
  readonly revision: number;
}

/** What a batch comes to on a stream as it was at a revision. */
interface DecisionAt extends Decision {
  readonly folded: Folded;
  readonly revision: number;
}

const MAX_DECISIONS = 4;
const MAX_BATCH = 40;

/**
 * Load, fold, decide, append: the one way to write. Commands that wait for the same stream are decided one after the other
 * and appended together, so that a busy stream costs one sync for many. When another process was faster, they are decided
 * anew, at most three times.
 */
@injectable()
export class Transactor {
  private readonly cache = new States();
  private readonly batches = new Batches<AnyPending, Committed>((stream, batch) => this.commit(stream, batch), MAX_BATCH);
  private readonly books: Books;

  constructor(@inject(TOKENS.eventStore) private readonly store: EventStore) {
    this.books = new Books(store);
  }

  /** The state of an aggregate now; with a rehearsing context, as the rehearsal left it. */
  async load<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, id: string, ctx?: CommandContext): Promise<Loaded<S>> {
    const stream = streamName(aggregate, id);
    return rehearsed(aggregate, await this.refreshed(aggregate, stream), stream, ctx);
  }

  async transact<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, id: string, command: C, ctx: CommandContext, options: TransactOptions): Promise<Committed> {
    const stream = streamName(aggregate, id);
    if (ctx.rehearsal) return this.rehearse(aggregate, stream, command, ctx, options);
    const commandId = options.step ? derivedId(ctx.commandId, options.step) : ctx.commandId;
    return this.batches.add(stream, { ...options, aggregate, command, commandId, ctx });
  }

  /** The answer that a command got in a stream before; null when it has not been there. */
  applied(stream: string, commandId: string): Promise<Committed | null> {
    return this.books.answered(stream, commandId);
  }

  /** All of a batch in one append; each gets its own answer. */
  private async commit(stream: string, batch: readonly AnyPending[]): Promise<readonly PromiseSettledResult<Committed>[]> {
    for (let attempt = 1; ; attempt++) {
      const decision = await this.decideAll(stream, batch);
      const { decided, folded } = decision;
      // What comes after the end of a book belongs to the next one.
      if (batch.length > 1 && decided.some(endsBook)) return this.oneByOne(stream, batch);
      try {
        return await this.appendAll(stream, batch, decision);
      } catch (error) {
        this.cache.forget(stream);
        if (error instanceof InvalidAppend && batch.length > 1) return this.oneByOne(stream, batch);
        if (!(error instanceof RevisionConflict)) throw error;
        if (error.stream !== folded.stream) return this.without(error.stream, stream, batch);
        if (attempt >= MAX_DECISIONS) throw new DomainError('conflict', 'concurrent_change', 'Others changed this record at the same time. Read it again and repeat the command.');
      }
    }
  }

  /** What cannot be appended together: one that fails leaves the others their own answers. */
  private async oneByOne(stream: string, batch: readonly AnyPending[]): Promise<readonly PromiseSettledResult<Committed>[]> {
    const answers: PromiseSettledResult<Committed>[] = [];
    for (const one of batch) answers.push(...(await this.commit(stream, [one]).catch((reason: unknown) => [{ status: 'rejected' as const, reason }])));
    return answers;
  }

  /** A key was used for something else in the same moment: its command is refused, the others are decided without it. */
  private async without(key: string, stream: string, batch: readonly AnyPending[]): Promise<readonly PromiseSettledResult<Committed>[]> {
    const refused = batch.map(({ ctx }) => keyStream(ctx.commandId) === key);
    const left = batch.filter((_one, index) => !refused[index]);
    const answers = left.length > 0 ? [...(await this.commit(stream, left))] : [];
    return refused.map((is) => (is ? { status: 'rejected', reason: keyReused() } : (answers.shift() as PromiseSettledResult<Committed>)));
  }

  /**
   * A cached state protects only successes: before a refusal or "nothing to do", the head of the stream is checked
   * (rulings, Software 5). Answers the revision that the decisions were taken at: readers may fold on meanwhile.
   */
  private async decideAll(stream: string, batch: readonly AnyPending[]): Promise<DecisionAt> {
    const cached = this.cache.get(stream);
    const folded = cached && !cached.closing && !cached.opening ? cached : await this.informed(stream, batch, cached);
    const { revision } = folded;
    const decision = decide(batch, folded);
    const certain = folded !== cached || decision.decided.every((one) => 'repeated' in one || ('events' in one && one.events.length > 0));
    if (certain) return { ...decision, folded, revision };
    const fresh = await this.informed(stream, batch);
    return { ...decide(batch, fresh), folded: fresh, revision: fresh.revision };
  }

  /** An open book, with what its commands were answered in earlier ones. */
  private async informed(stream: string, batch: readonly AnyPending[], known?: Folded): Promise<Folded> {
    const [{ aggregate }] = batch as readonly [AnyPending];
    for (let folded = known; ; folded = undefined) {
      folded ??= await this.refreshed(aggregate, stream);
      await this.books.recall(folded, batch.map(({ commandId }) => commandId));
      // Readers may have met its end meanwhile.
      if (!folded.closing) return folded;
    }
  }

  private async appendAll(stream: string, batch: readonly AnyPending[], { decided, state, folded, revision }: DecisionAt): Promise<readonly PromiseSettledResult<Committed>[]> {
    const { position } = folded;
    const place = placeOf(folded);
    const records = batch.flatMap((one, index) => {
      const outcome = decided[index];
      return outcome && 'events' in outcome && !outcome.again ? outcome.events.map((event, index) => toAppend(one.aggregate, place.stream, event, index, one)) : [];
    });
    if (records.length === 0) return decided.map((outcome) => settled(place, outcome, { revision, position }));
    const keys = batch.flatMap((one, index) => (one.ctx.keyed && one.main !== false && hasEvents(decided[index]) ? [keyAppend(one.ctx, stream, one.scope)] : []));
    const appended = await this.store.append(place.stream, revision, records, keys);
    const events = records.map((record, index) => ({ ...record, stream: place.stream, revision: revision + 1 + index, position: appended.position }));
    // Readers may have met some of them meanwhile.
    if (folded.revision === revision) foldTo(batch[0]?.aggregate, folded, events, state);
    else for (const event of events) if (event.revision === folded.revision + 1) fold(batch[0]?.aggregate, folded, event);
    this.cache.keep(stream, folded);
    return decided.map((outcome) => settled(place, outcome, appended));
  }

  private async refreshed<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, stream: string): Promise<Folded> {
    const known = this.cache.get(stream);
    const folded = known ? await this.books.upToDate(aggregate, known) : await this.books.read(aggregate, stream);
    if (folded.revision >= 0) this.cache.keep(stream, folded);
    return folded;
  }

  private async rehearse<S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, stream: string, command: C, ctx: CommandContext, options: TransactOptions): Promise<Committed> {
    const folded = await this.refreshed(aggregate, stream);
    const { state, revision } = rehearsed(aggregate, folded, stream, ctx);
    const events = aggregate.decide(command, state);
    checkPrecondition(folded, folded.revision, { ctx, ...options });
    const records = events.map((event, index) => ({
      ...toAppend(aggregate, folded.stream, event, index, { commandId: ctx.commandId, ctx, scope: options.scope }),
      stream: folded.stream,
      revision: revision + 1 + index,
      position: folded.position,
    }));
    ctx.rehearsal?.set(stream, [...(ctx.rehearsal.get(stream) ?? []), ...records]);
    return { ...placeOf(folded), revision: revision + events.length, position: folded.position, types: events.map((event) => event.type) };
  }
}

const rehearsed = <S, C, E extends DomainEvent>(aggregate: Aggregate<S, C, E>, folded: Folded, stream: string, ctx?: CommandContext): Loaded<S> => {
  const pending = (ctx?.rehearsal?.get(stream) ?? []) as unknown as readonly Recorded<E>[];
  return { state: pending.reduce((state, event) => aggregate.evolve(state, event), folded.state as S), revision: folded.revision + pending.length };
};
