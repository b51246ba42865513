import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import { Ledgers } from '../billing/ledgers.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { Holds } from './holds.js';

/** What changes the balance by hand, by payment or by what a cancelled order gives back, and how far below zero it may go. */
const MONEY = ['MoneyReceived', 'MoneyReturned', 'ServicesPaid', 'InvoiceCredited', 'BalanceCorrected', 'OrderReleased', 'GuaranteeProvided', 'GuaranteeRevoked', 'LedgerAllowanceChanged'] as const satisfies readonly LedgerEvent['type'][];
const HOLDS: readonly string[] = ['CreditHoldStarted', 'CreditHoldReleased', 'AccountHeld', 'AccountHoldReleased'];
/** A subscription has settled: a hold that began meanwhile stops it now. */
const SETTLED = ['SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionUpdateAbandoned', 'SubscriptionRenewed', 'SubscriptionPlanSwitched', 'SubscriptionReactivated', 'SubscriptionStopped', 'SubscriptionOperationDeclined'];

/** From money to holds, and from the holds of an account to its subscriptions (domain.md 3.1, 4.1). */
@injectable()
export class AccountHolds implements Workflow {
  readonly name = 'account-holds';
  readonly handles = [...MONEY, ...HOLDS, ...SETTLED];

  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Directory) private readonly directory: Directory,
    @inject(Holds) private readonly holds: Holds,
  ) {}

  steps({ type, data, metadata: { scope } }: Recorded): readonly WorkflowStep[] {
    if (HOLDS.includes(type)) return [{ name: 'follow', run: (ctx) => this.followAll(ctx, scope) }];
    if (SETTLED.includes(type)) return [{ name: 'follow', run: (ctx) => this.holds.follow((data as { readonly subscriptionId: string }).subscriptionId, ctx, scope) }];
    return [{ name: 'evaluate', run: (ctx) => this.evaluate(ctx, scope) }];
  }

  private async evaluate(ctx: CommandContext, scope: Scope): Promise<void> {
    const { today: on } = await this.directory.account(scope.accountId ?? '', ctx);
    await this.ledgers.command(scope, { type: 'EvaluateCreditHold', on }, ctx);
  }

  private async followAll(ctx: CommandContext, scope: Scope): Promise<void> {
    for (const subscriptionId of await this.holds.subscriptionsOf(scope.accountId ?? '', ctx)) await this.holds.follow(subscriptionId, ctx, scope);
  }
}
