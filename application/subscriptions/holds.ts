import { inject, injectable } from 'inversify';
import type { Scope } from '../../domain/shared/event.js';
import { manualOperation } from '../../domain/subscriptions/manual-operation.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import { Directory } from '../partners/directory.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { Approval } from './approval.js';

type HoldReason = 'credit_hold' | 'administrative_hold';

/** What the holds of an account mean for its subscriptions (domain.md 3.1). Credit hold is for prepaid ones alone. */
@injectable()
export class Holds {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Directory) private readonly directory: Directory,
    @inject(Approval) private readonly approval: Approval,
  ) {}

  /** Every subscription that the account ever ordered, by its ledger. */
  async subscriptionsOf(accountId: string, ctx: CommandContext): Promise<readonly string[]> {
    const { orders } = await this.ledgers.load(accountId, ctx);
    return [...new Set([...orders.values()].map(({ subscriptionId }) => subscriptionId))].filter((id) => id !== '').sort();
  }

  /** Brings one subscription in line with the holds of its account; what is in transition follows when it has settled. */
  async follow(subscriptionId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state) return;
    const reason = await this.reasonFor(state, ctx);
    await (reason ? this.impose(state, reason, ctx, scope) : this.lift(state, ctx, scope));
  }

  private async reasonFor({ accountId, paymentModel }: ExistingSubscription, ctx: CommandContext): Promise<HoldReason | null> {
    const { account } = await this.directory.account(accountId, ctx);
    if (account.held) return 'administrative_hold';
    const { creditHold } = await this.ledgers.load(accountId, ctx);
    return creditHold && paymentModel === 'prepay' ? 'credit_hold' : null;
  }

  /** Active and Graced stop, their status is remembered; the others stay. */
  private async impose(found: ExistingSubscription, reason: HoldReason, ctx: CommandContext, scope: Scope): Promise<void> {
    const { subscriptionId, accountId, status } = found;
    if (status !== 'Active' && status !== 'Graced') return;
    const { account, today: on } = await this.directory.account(accountId, ctx);
    const command =
      (await this.approval.isNeeded('stop', found, account.terms, ctx))
        ? ({ type: 'AwaitApproval', operationId: newId(ctx, `operation ${subscriptionId}`), operation: 'stop', reason, on } as const)
        : ({ type: 'StartStop', reason, on } as const);
    await this.transactor.transact(subscription, subscriptionId, command, ctx, { scope });
  }

  private async lift({ subscriptionId, accountId, awaiting }: ExistingSubscription, ctx: CommandContext, scope: Scope): Promise<void> {
    const { today: on } = await this.directory.account(accountId, ctx);
    if (awaiting?.reason === 'credit_hold' || awaiting?.reason === 'administrative_hold') await this.withdraw(awaiting.operationId, on, ctx, scope);
    else await this.transactor.transact(subscription, subscriptionId, { type: 'LiftHold', on }, ctx, { scope });
  }

  /** The stop that nobody approved yet has lost its reason. */
  private async withdraw(operationId: string, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(manualOperation, operationId, ctx);
    if (state?.status === 'Approval required') await this.transactor.transact(manualOperation, operationId, { type: 'DeclineOperation', comment: null, on }, ctx, { scope });
  }
}
