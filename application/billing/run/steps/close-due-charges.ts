import { inject, injectable } from 'inversify';
import type { Scope } from '../../../../domain/shared/event.js';
import type { JsonObject } from '../../../ports/read-store.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { Ledgers } from '../../ledgers.js';
import type { BillingStep } from '../billing-step.js';
import type { Entity, StepRun } from '../step-run.js';

/** The old plan's charges are cut on the day of the switch, whenever the vendor answers: until then none of them is written off in full. */
const SWITCHING = ['Switching', 'Switching failed'];

/** What is held, and what was left of a stopped subscription's period. */
const UNTIL_DUE = ['Blocked', 'Opened'];

/** Writes off what was held for periods that are over (domain.md 3.9, step 2). */
@injectable()
export class CloseDueCharges implements BillingStep {
  readonly name = 'ledgersClosed';

  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const waiting = await this.switching();
    await work.eachAccount(this.firstOfAccounts(work.date), async ([entity]) => {
      const { scope } = entity as Entity;
      await work.attempt(scope.accountId ?? '', () => this.close(scope, waiting.get(scope.accountId ?? '') ?? [], work));
    });
  }

  private async switching(): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    for await (const { id, accountId } of this.views.all('subscriptions', { status: SWITCHING })) found.set(String(accountId), [...(found.get(String(accountId)) ?? []), String(id)]);
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
  private async close(scope: Scope, except: readonly string[], work: StepRun): Promise<boolean> {
    for (let part = 0, closed = false; ; part++) {
      const what = part === 0 ? 'close' : `close ${part}`;
      const { types, repeated } = await this.ledgers.command(scope, { type: 'CloseDueCharges', on: work.date, except }, work.ctx(what, scope.accountId ?? ''));
      if (types.length === 0) return closed;
      closed ||= !repeated;
    }
  }
}
