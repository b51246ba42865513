import { inject, injectable } from 'inversify';
import { invoice, subscriptionsOn } from '../../domain/billing/invoice.js';
import { debtOf } from '../../domain/billing/ledger-state.js';
import { payment } from '../../domain/billing/payment.js';
import type { Scope } from '../../domain/shared/event.js';
import { subscription, type ExistingSubscription, type SubscriptionCommand } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

type BlockCommand = Extract<SubscriptionCommand, { type: 'Block' | 'Unblock' }>;

/** Whether a postpaid subscription is to be blocked: asked anew whenever a payment, a limit or a charge changes. */
@injectable()
export class PostpayBlocks {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  /** The subscriptions on the invoice of an overdue payment are blocked until it is settled. */
  async followPayment(paymentId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state: asked } = await this.transactor.load(payment, paymentId, ctx);
    if (!asked?.invoiceId) return;
    const { state: issued } = await this.transactor.load(invoice, asked.invoiceId, ctx);
    const type = asked.status === 'Expired' ? 'Block' : 'Unblock';
    for (const subscriptionId of issued ? subscriptionsOn(issued) : []) await this.send(subscriptionId, { type, reason: 'payment_expired', paymentId }, ctx, scope);
  }

  /** The debt against the limit: the subscription's own, else that of the account's terms; and what was put off while it was in transition. */
  async compare(subscriptionId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (state?.paymentModel !== 'postpay') return;
    const limit = await this.limitOf(state, ctx);
    const debt = debtOf(await this.ledgers.load(state.accountId, ctx), subscriptionId);
    const exceeded = limit !== null && debt > limit;
    await this.send(subscriptionId, { type: exceeded ? 'Block' : 'Unblock', reason: 'credit_limit', paymentId: null }, ctx, scope);
    const overdue = state.blocks.find(({ reason }) => reason === 'payment_expired');
    if (overdue) await this.send(subscriptionId, { type: 'Block', ...overdue }, ctx, scope);
  }

  private async limitOf({ accountId, creditLimit }: ExistingSubscription, ctx: CommandContext): Promise<number | null> {
    return creditLimit ?? (await this.directory.account(accountId, ctx)).account.terms.subscriptionCreditLimit;
  }

  private async send(subscriptionId: string, command: Omit<BlockCommand, 'on'>, ctx: CommandContext, scope: Scope): Promise<void> {
    const { today: on } = await this.directory.account(scope.accountId ?? '', ctx);
    await this.transactor.transact(subscription, subscriptionId, { ...command, on }, ctx, { scope, step: `${command.reason} ${command.paymentId ?? ''}` });
  }
}
