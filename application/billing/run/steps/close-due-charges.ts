import { inject, injectable } from 'inversify';
import type { Scope } from '../../../../domain/shared/event.js';
import type { JsonObject } from '../../../ports/read-store.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { effective, type Committed } from '../../../spine/transactor.js';
import { Ledgers } from '../../ledgers.js';
import type { BillingStep } from '../billing-step.js';
import type { Entity, StepRun } from '../step-run.js';

/**
 * What they are charged is cut, or stands, on the day on which the operation was asked for, as the vendor answers: until then
 * none of it is written off in full, and none released.
 */
const UNANSWERED = ['Switching', 'Switching failed', 'Updating', 'Stopping', 'Activating'];

/** What is held, and what was left of a stopped subscription's period. */
const UNTIL_DUE = ['Blocked', 'Opened'];

/**
 * Writes off what was held for periods that are over (domain.md 3.9, step 2). Then the least is open: the time to close the book
 * of a ledger that has become large, before the new period is charged.
 */
@injectable()
export class CloseDueCharges implements BillingStep {
  readonly name = 'ledgersClosed';

  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const waiting = await this.unanswered();
    await work.eachAccount(this.firstOfAccounts(work.date), async ([entity]) => {
      const { scope } = entity as Entity;
      await work.attempt(scope.accountId ?? '', () => this.close(scope, waiting.get(scope.accountId ?? '') ?? [], work));
    });
  }

  private async unanswered(): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    for await (const { id, accountId } of this.views.all('subscriptions', { status: UNANSWERED })) found.set(String(accountId), [...(found.get(String(accountId)) ?? []), String(id)]);
    return found;
  }

  /** One due charge of each account that has any: its ledger knows the others. */
  private async *firstOfAccounts(date: string): AsyncGenerator<JsonObject> {
    const seen = new Set<unknown>();
    for (const status of UNTIL_DUE) {
      for await (const charge of this.views.firstOfEach('charges', 'accountId', { status }, { field: 'dueOn', upTo: date })) {
        if (seen.has(charge.accountId)) continue;
        seen.add(charge.accountId);
        yield charge;
      }
    }
  }

  /** As many at once as one event holds, until nothing is due. */
  private async close(scope: Scope, except: readonly string[], work: StepRun): Promise<Committed | null> {
    let first: Committed | null = null;
    for (let part = 0; ; part++) {
      const what = part === 0 ? 'close' : `close ${part}`;
      const closed = await this.ledgers.command(scope, { type: 'CloseDueCharges', on: work.date, except }, work.ctx(what, scope.accountId ?? ''));
      if (closed.types.length === 0) {
        if (this.ledgers.isLarge(closed)) await this.ledgers.closeBook(scope, work.date, work.ctx('close book', scope.accountId ?? ''));
        return first;
      }
      first ??= effective(closed);
    }
  }
}
