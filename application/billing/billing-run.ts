import { inject, injectable } from 'inversify';
import { billingRun } from '../../domain/billing/billing-run.js';
import type { RunFailure } from '../../domain/billing/billing.events.js';
import { order } from '../../domain/sales/order.js';
import { DomainError, ruleBroken } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { addDays } from '../../domain/shared/calendar.js';
import type { Clock } from '../ports/clock.js';
import { ReadStoreUnavailable, type JsonObject } from '../ports/read-store.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import type { WorkflowDrain } from '../ports/workflow-drain.js';
import { followUp, type CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { systemPrincipal } from '../spine/principal.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { PeriodCharges } from '../subscriptions/period-charges.js';
import { Ledgers } from './ledgers.js';

export interface RunResult {
  readonly date: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly RunFailure[];
}

/** What one step of a run has done so far. */
class Tally {
  readonly counts: Record<string, number> = {};
  readonly failures: RunFailure[] = [];

  get size(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, this.failures.length);
  }

  /** Runs a step for one entity; a refusal is noted, and the others go on. */
  async attempt(step: string, entity: string, work: () => Promise<boolean>): Promise<void> {
    try {
      if (await work()) this.counts[step] = (this.counts[step] ?? 0) + 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.failures.push({ step, entity, code: error.code, detail: error.message });
    }
  }
}

const PRINCIPAL = systemPrincipal('billing-run');

/** In this order: what is over is written off before the next period is held, and money decides before dates do. */
const STEPS = ['closeDue', 'chargeNext', 'expire', 'delete', 'cancelUnpaid'] as const;

/**
 * The billing day, as far as this slice goes: what is over is written off, the next month of CSP monthly is charged,
 * what expired moves on, unpaid orders end. Each step is idempotent per (date, entity): its command id is derived from
 * them, so a run may be repeated, run twice at once, or go on after a crash (domain.md 3.9).
 */
@injectable()
export class BillingRunner {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.workflows) private readonly workflows: WorkflowDrain,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** Catches up day by day from the last date that was run, up to and with `date`. */
  async runUpTo(date: string, simulated = false): Promise<readonly RunResult[]> {
    await this.settle();
    const latest = await this.latestDate();
    if (date > latest) throw ruleBroken('date_in_future', `It is ${latest}: a billing day can be run when it has come.`, '/date');
    const first = await this.firstOpenDay();
    const results: RunResult[] = [];
    for (let day = first && first < date ? first : date; day <= date; day = addDays(day, 1)) results.push(await this.run(day, simulated));
    return results;
  }

  /** A day can be run when it has come for every reseller: where it has not, orders still begin before it. */
  async latestDate(): Promise<string> {
    const days = (await this.found('resellers', {})).map(({ timeZone }) => this.clock.today(String(timeZone)));
    return days.sort()[0] ?? this.clock.today('UTC');
  }

  /** The first day that was never run to its end; before any run, the day on which the first subscription began. */
  private async firstOpenDay(): Promise<string | undefined> {
    const runs = await this.found('billing-runs', {});
    const open = runs.filter((run) => run.status === 'Running').map((run) => String(run.date));
    const last = runs.map((run) => String(run.date)).sort().at(-1);
    if (last) return [...open, addDays(last, 1)].sort()[0];
    return (await this.found('charges', {})).map((charge) => String((charge.period as JsonObject).from)).sort()[0];
  }

  /** Runs one business date. */
  async run(date: string, simulated = false): Promise<RunResult> {
    const ctx = (step: string, entity = ''): CommandContext =>
      followUp(PRINCIPAL, { id: derivedId('billing run', date, entity), correlationId: derivedId('billing run', date), now: this.clock.now(), simulated }, `billing-run.${step}`);
    const tally = new Tally();
    await this.settle();
    const scope = await this.rootScope();
    await this.transactor.transact(billingRun, date, { type: 'StartRun', date }, ctx('start'), { scope });
    for (const step of STEPS) {
      const before = tally.size;
      await this[step](date, ctx, tally);
      if (tally.size > before) await this.settle();
    }
    const result = { date, counts: tally.counts, failures: tally.failures };
    const attempt = derivedId(JSON.stringify(result));
    await this.transactor.transact(billingRun, date, { type: 'CompleteRun', ...result }, ctx(`complete ${attempt}`), { scope });
    return result;
  }

  /** All that happened so far has had its effects, and can be found. */
  private async settle(): Promise<void> {
    await this.workflows.drain();
    if (!(await this.views.catchUp())) throw new ReadStoreUnavailable('the read models are behind: billing would miss what they do not show yet');
  }

  private async closeDue(date: string, ctx: Contexts, tally: Tally): Promise<void> {
    const seen = new Set<string>();
    for await (const charge of this.views.all('charges', { status: ['Blocked', 'Opened'] }, { field: 'period.to', upTo: date })) {
      const scope = scopeOf(charge);
      if (seen.has(scope.accountId ?? '')) continue;
      seen.add(scope.accountId ?? '');
      await tally.attempt('ledgersClosed', scope.accountId ?? '', async () => effective(await this.ledgers.command(scope, { type: 'CloseDueCharges', on: date }, ctx('close', scope.accountId ?? ''))));
    }
  }

  /** In order of subscription number: with too little money, the smaller number goes first (rulings, Billing 17). */
  private async chargeNext(date: string, ctx: Contexts, tally: Tally): Promise<void> {
    const due = await this.found('subscriptions', { status: ['Active', 'Graced', 'Updating failed'], billingDay: Number(date.slice(8)) });
    for (const document of due.sort((a, b) => (String(a.number) < String(b.number) ? -1 : 1))) {
      const id = String(document.id);
      await tally.attempt('subscriptionsCharged', id, () => this.chargePeriod(id, date, scopeOf(document), ctx));
    }
  }

  private async chargePeriod(id: string, date: string, scope: Scope, ctx: Contexts): Promise<boolean> {
    const { state } = await this.transactor.load(subscription, id);
    // One that expires today is decided by its renewal, and one that started today paid with its order (rulings, Billing 8).
    if (!state?.startDate || state.startDate >= date || state.expirationDate === date) return false;
    const charges = await this.charges.of(state, date, 'billing_day', ctx('price', id));
    if (charges.length === 0) return false;
    try {
      return effective(await this.ledgers.command(scope, { type: 'ChargeBillingDay', subscriptionId: id, on: date, charges }, ctx('charge', id)));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.stop(state, date, scope, ctx);
      throw error;
    }
  }

  private stop(state: ExistingSubscription, date: string, scope: Scope, ctx: Contexts): Promise<unknown> {
    return this.transactor.transact(subscription, state.subscriptionId, { type: 'StartStop', reason: 'insufficient_balance', on: date }, ctx('stop', state.subscriptionId), { scope });
  }

  private async expire(date: string, ctx: Contexts, tally: Tally): Promise<void> {
    for (const document of await this.found('subscriptions', { status: ['Active', 'Updating failed'] }, { field: 'expirationDate', upTo: date }))
      await tally.attempt('subscriptionsExpired', String(document.id), () => this.move(document, { type: 'Expire', on: date }, ctx('expire', String(document.id))));
    for (const document of await this.found('subscriptions', { status: 'Graced' }, { field: 'graceUntil', upTo: date }))
      await tally.attempt('gracePeriodsEnded', String(document.id), () => this.move(document, { type: 'StartStop', reason: 'expired', on: date }, ctx('grace over', String(document.id))));
  }

  private async delete(date: string, ctx: Contexts, tally: Tally): Promise<void> {
    for (const document of await this.found('subscriptions', { status: ['Stopped', 'Activating failed', 'Deletion failed'] }, { field: 'deleteOn', upTo: date }))
      await tally.attempt('subscriptionsDeleted', String(document.id), () => this.move(document, { type: 'StartDeletion', on: date }, ctx('delete', String(document.id))));
  }

  private async cancelUnpaid(date: string, ctx: Contexts, tally: Tally): Promise<void> {
    for (const document of await this.found('orders', { status: 'Waiting for payment' }, { field: 'expiresOn', upTo: date })) {
      const id = String(document.id);
      await tally.attempt('ordersExpired', id, async () =>
        effective(await this.transactor.transact(order, id, { type: 'CancelOrder', reason: 'expired', on: date }, ctx('expire order', id), { scope: scopeOf(document) })),
      );
    }
  }

  private async move(document: JsonObject, command: Parameters<typeof subscription.decide>[0], ctx: CommandContext): Promise<boolean> {
    return effective(await this.transactor.transact(subscription, String(document.id), command, ctx, { scope: scopeOf(document) }));
  }

  private async found(view: string, where: Parameters<Views['all']>[1], range?: Parameters<Views['all']>[2]): Promise<JsonObject[]> {
    const documents: JsonObject[] = [];
    for await (const document of this.views.all(view, where, range)) documents.push(document);
    return documents;
  }

  private async rootScope(): Promise<Scope> {
    for await (const root of this.views.all('resellers', { parentId: null })) return scopeOf(root);
    throw new DomainError('conflict', 'no_distributor', 'There is no distributor yet, so there is nothing to bill.');
  }
}

type Contexts = (step: string, entity?: string) => CommandContext;

/** Something was recorded, and not by an earlier run of the same day. */
const effective = ({ types, repeated }: Committed): boolean => types.length > 0 && !repeated;

const scopeOf = (document: JsonObject): Scope => ({ resellerId: String(document.resellerId), resellerPath: String(document.resellerPath), accountId: (document.accountId ?? null) as string | null });
