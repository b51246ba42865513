import { DomainError } from '../../../domain/shared/errors.js';
import type { Scope } from '../../../domain/shared/event.js';
import type { JsonObject } from '../../ports/read-store.js';
import type { CommandContext } from '../../spine/context.js';
import type { Committed } from '../../spine/transactor.js';
import { runContext, type RunDay } from './run-day.js';
import type { Tally } from './tally.js';

/** A row of a view that a step works on, with its owner. */
export interface Entity {
  readonly id: string;
  readonly scope: Scope;
  readonly document: JsonObject;
}

/** The run was asked to end early. What is done is done; the next run does the rest. */
export class RunInterrupted extends Error {
  constructor(readonly date: string) {
    super(`the billing run of ${date} was interrupted; the next one goes on with it`);
    this.name = 'RunInterrupted';
  }
}

export interface Course {
  readonly day: RunDay;
  readonly tally: Tally;
  readonly signal?: AbortSignal;
  /** Called between pages with what was done: the place to count it, and to tell how far it is. */
  onward(step: string, done: readonly Committed[]): Promise<void>;
}

/** Rows that are worked on at once: many enough to share a sync of the log, few enough to hold in memory. */
const PAGE = 256;

/** A step at work on a date. */
export class StepRun {
  private done: Committed[] = [];

  constructor(
    readonly step: string,
    private readonly course: Course,
  ) {}

  get date(): string {
    return this.course.day.date;
  }

  ctx(what: string, entity: string): CommandContext {
    return runContext(this.course.day, what, entity);
  }

  /** Accounts side by side, the entities of one account one after the other, in the order in which they come. */
  async each(documents: AsyncIterable<JsonObject>, work: (entity: Entity) => Promise<Committed | null>): Promise<void> {
    await this.eachAccount(documents, async (entities) => {
      for (const entity of entities) await this.attempt(entity.id, () => work(entity));
    });
  }

  /** The same, with those of an account together, as far as they come within one page. @throws RunInterrupted */
  async eachAccount(documents: AsyncIterable<JsonObject>, work: (entities: readonly Entity[]) => Promise<void>): Promise<void> {
    for await (const page of pagesOf(documents)) {
      if (this.course.signal?.aborted) throw new RunInterrupted(this.date);
      await Promise.all([...byAccount(page).values()].map(work));
      const done = this.done;
      this.done = [];
      await this.course.onward(this.step, done);
    }
  }

  /** Counts what `work` says that it did; a refusal is noted, and the others go on. */
  async attempt(entity: string, work: () => Promise<Committed | null>): Promise<void> {
    try {
      const committed = await work();
      if (committed) this.done.push(committed);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.course.tally.failed({ step: this.step, entity, code: error.code, detail: error.message });
    }
  }
}

export const scopeOf = (document: JsonObject): Scope => ({ resellerId: String(document.resellerId), resellerPath: String(document.resellerPath), accountId: (document.accountId ?? null) as string | null });

const byAccount = (page: readonly JsonObject[]): ReadonlyMap<string, readonly Entity[]> => {
  const groups = new Map<string, Entity[]>();
  for (const document of page) {
    const entity = { id: String(document.id), scope: scopeOf(document), document };
    const key = entity.scope.accountId ?? entity.id;
    const group = groups.get(key);
    if (group) group.push(entity);
    else groups.set(key, [entity]);
  }
  return groups;
};

const pagesOf = async function* (documents: AsyncIterable<JsonObject>): AsyncGenerator<readonly JsonObject[]> {
  let page: JsonObject[] = [];
  for await (const document of documents) {
    page.push(document);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
};
