import { inject, injectable } from 'inversify';
import type { LedgerCommand } from '../../domain/billing/ledger-state.js';
import { subscription, type SubscriptionCommand, type SubscriptionStatus } from '../../domain/subscriptions/subscription.js';
import type { OperationKind, StopReason } from '../../domain/subscriptions/subscriptions.events.js';
import { Ledgers } from '../billing/ledgers.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { Approval } from './approval.js';
import { refuseCreditHold, refuseEnding } from './manageable.js';
import { SubscriptionFinder, type KnownSubscription } from './subscription-finder.js';
import { endCommand, stopCommand, SubscriptionMoney } from './subscription-money.js';

/** Stops and deletions that people ask for: at once, or after a manager approved, as the terms of the account and of the service say. */
@injectable()
export class Ending {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(SubscriptionMoney) private readonly money: SubscriptionMoney,
    @inject(Approval) private readonly approval: Approval,
  ) {}

  async request(subscriptionId: string, operation: OperationKind, ctx: CommandContext): Promise<Committed> {
    const known = await this.allowed(subscriptionId, ctx);
    const reason = ctx.principal.kind === 'user' ? 'by_customer' : 'by_manager';
    const command = (await this.needsApproval(known, operation, ctx)) ? awaiting(known, operation, { reason, operationId: newId(ctx, 'operation') }) : starting(known, operation, reason);
    const committed = await this.transactor.transact(subscription, subscriptionId, command, ctx, { scope: known.scope });
    // A rehearsal shows the money as well, which follows by itself when it is for real.
    if (ctx.rehearsal && command.type !== 'AwaitApproval') await this.settle(known, operation, ctx);
    return committed;
  }

  /** Who may not end it is told so before anything is looked at. */
  async allowed(subscriptionId: string, ctx: CommandContext): Promise<KnownSubscription> {
    const known = await this.subscriptions.find(subscriptionId, ctx);
    refuseEnding(known, ctx);
    await refuseCreditHold(known, this.ledgers, ctx);
    return known;
  }

  private async settle(known: KnownSubscription, operation: OperationKind, ctx: CommandContext): Promise<void> {
    await this.money.chargeBegun(known.subscription, known.today, ctx, known.scope);
    await this.money.send([splitOf(known, operation)], ctx, known.scope);
  }

  /** Does it wait for a manager? What does not run is stopped or deleted by itself. */
  async needsApproval({ account: { terms }, subscription: found }: KnownSubscription, operation: OperationKind, ctx: CommandContext): Promise<boolean> {
    return DECIDED[operation].includes(found.status) && this.approval.isNeeded(operation, found, terms, ctx);
  }
}

const RUNNING: readonly SubscriptionStatus[] = ['Active', 'Graced', 'Blocked'];
const DECIDED: Readonly<Record<OperationKind, readonly SubscriptionStatus[]>> = { stop: RUNNING, delete: [...RUNNING, 'Stopped'] };

const starting = ({ today: on }: KnownSubscription, operation: OperationKind, reason: StopReason): SubscriptionCommand =>
  operation === 'stop' ? { type: 'StartStop', reason, on } : { type: 'StartDeletion', on };

const awaiting = ({ today: on }: KnownSubscription, operation: OperationKind, of: { readonly reason: StopReason; readonly operationId: string }): SubscriptionCommand => ({ type: 'AwaitApproval', operation, on, ...of });

/** What a stop or deletion does to the charges. */
export const splitOf = ({ subscription: found, today }: KnownSubscription, operation: OperationKind): LedgerCommand => (operation === 'stop' ? stopCommand(found, today) : endCommand(found, today));
