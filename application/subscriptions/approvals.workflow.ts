import { inject, injectable } from 'inversify';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import { manualOperation } from '../../domain/subscriptions/manual-operation.js';
import type { ManualOperationEvent } from '../../domain/subscriptions/manual-operations.events.js';
import { subscription, type SubscriptionCommand } from '../../domain/subscriptions/subscription.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';

type Reacted = ManualOperationEvent | Extract<SubscriptionEvent, { type: 'SubscriptionApprovalAwaited' | 'SubscriptionStopStarted' | 'SubscriptionDeletionStarted' }>;

/** Between a subscription that waits and the manager who decides: what he approves is carried out, what he declines never was. */
@injectable()
export class Approvals implements Workflow {
  readonly name = 'approvals';
  readonly handles = ['SubscriptionApprovalAwaited', 'ManualOperationApproved', 'ManualOperationDeclined', 'SubscriptionStopStarted', 'SubscriptionDeletionStarted'];

  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  steps(recorded: Recorded): readonly WorkflowStep[] {
    const event = recorded as Recorded<Reacted>;
    const { scope } = event.metadata;
    switch (event.type) {
      case 'SubscriptionApprovalAwaited': {
        const { on: requestedOn, ...data } = event.data;
        const operation = { ...data, requestedOn, accountId: scope.accountId ?? '' };
        return [{ name: 'ask', run: (ctx) => this.transactor.transact(manualOperation, data.operationId, { type: 'RequestOperation', operation }, ctx, { scope }) }];
      }
      case 'ManualOperationApproved': {
        const { operationId: approved, operation, reason, decidedOn: on, subscriptionId } = event.data;
        return [this.order(subscriptionId, operation === 'stop' ? { type: 'StartStop', reason, on, approved } : { type: 'StartDeletion', on, approved }, scope)];
      }
      case 'ManualOperationDeclined':
        return [this.order(event.data.subscriptionId, { type: 'DeclineApproval', operationId: event.data.operationId }, scope)];
      case 'SubscriptionStopStarted':
      case 'SubscriptionDeletionStarted':
        return [{ name: 'withdraw', run: (ctx) => this.withdraw(event.data, ctx, scope) }];
      case 'ManualOperationRequested':
        return [];
    }
  }

  private order(subscriptionId: string, command: SubscriptionCommand, scope: Scope): WorkflowStep {
    return { name: command.type, run: (ctx) => this.transactor.transact(subscription, subscriptionId, command, ctx, { scope }) };
  }

  /** Its time or its money ran out before anybody decided: there is nothing left to decide. */
  private async withdraw({ subscriptionId, on }: { readonly subscriptionId: string; readonly on: string }, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state?.awaiting) return;
    const { operationId } = state.awaiting;
    const { state: operation } = await this.transactor.load(manualOperation, operationId, ctx);
    if (operation?.status === 'Approval required') await this.transactor.transact(manualOperation, operationId, { type: 'DeclineOperation', comment: null, on }, ctx, { scope });
  }
}
