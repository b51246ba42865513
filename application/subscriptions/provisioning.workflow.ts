import { inject, injectable } from 'inversify';
import { product } from '../../domain/catalog/product.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { rulesOf } from '../../domain/shared/billing-rules.js';
import { DomainError, notFound } from '../../domain/shared/errors.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import { Ledgers, partId } from '../billing/ledgers.js';
import { Directory } from '../partners/directory.js';
import type { ProvisioningOperation, ProvisioningPort } from '../ports/provisioning.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { answered } from './complete-provisioning.js';
import { Resumption } from './resumption.js';

const OPERATIONS: Readonly<Record<string, ProvisioningOperation>> = {
  SubscriptionInstallStarted: 'install',
  SubscriptionUpdateStarted: 'update',
  SubscriptionStopStarted: 'stop',
  SubscriptionActivationStarted: 'activate',
  SubscriptionDeletionStarted: 'delete',
};

/** What a transitional state starts: the plugin's work, and the money that follows from it. */
@injectable()
export class Provisioning implements Workflow {
  readonly name = 'provisioning';
  readonly handles = [...Object.keys(OPERATIONS), 'SubscriptionStopFailed', 'SubscriptionActivationFailed', 'SubscriptionDeleted', 'SubscriptionChargesClosed'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Resumption) private readonly resumption: Resumption,
    @inject(TOKENS.provisioning) private readonly plugin: ProvisioningPort,
  ) {}

  steps(recorded: Recorded): readonly WorkflowStep[] {
    const event = recorded as Recorded<SubscriptionEvent>;
    const { subscriptionId } = event.data;
    const { scope } = event.metadata;
    switch (event.type) {
      case 'SubscriptionActivationStarted': {
        const { on } = event.data;
        return [{ name: 'resume charges', run: (ctx) => this.resume(subscriptionId, on, ctx, scope) }, this.execution(event)];
      }
      // Money follows the day on which the stop was asked for, however long the vendor takes.
      case 'SubscriptionStopStarted': {
        const { on } = event.data;
        return [{ name: 'split charges', run: (ctx) => this.stop(subscriptionId, on, ctx, scope) }, this.execution(event)];
      }
      case 'SubscriptionStopFailed':
        return [{ name: 'restore charges', run: (ctx) => this.restore(subscriptionId, ctx, scope) }];
      case 'SubscriptionActivationFailed':
        return [{ name: 'give back charges', run: (ctx) => this.stop(subscriptionId, null, ctx, scope) }];
      case 'SubscriptionDeleted': {
        const { on } = event.data;
        return [{ name: 'release charges', run: (ctx) => this.ledgers.command(scope, { type: 'EndCharges', subscriptionId, on, owed: false, id: partId }, ctx) }];
      }
      case 'SubscriptionChargesClosed': {
        const { on } = event.data;
        return [{ name: 'close term', run: (ctx) => this.ledgers.command(scope, { type: 'CloseTerm', subscriptionId, on, id: partId }, ctx) }];
      }
      default:
        return [this.execution(event)];
    }
  }

  private execution(event: Recorded<SubscriptionEvent>): WorkflowStep {
    return { name: 'execute', run: (ctx) => this.execute(event, ctx) };
  }

  /** The event's id is the key: the vendor does the same thing once, however often it is asked. */
  private async execute({ id, type, data, metadata: { scope } }: Recorded<SubscriptionEvent>, ctx: CommandContext): Promise<void> {
    const { subscriptionId } = data;
    const found = await this.load(subscriptionId, ctx);
    if (!['Installing', 'Updating', 'Stopping', 'Activating', 'Deleting'].includes(found.status)) return;
    const { state: sold } = await this.transactor.load(product, found.productId, ctx);
    if (!sold) throw notFound('product', found.productId);
    const wanted = found.pending && 'resources' in found.pending.data ? found.pending.data.resources : found.resources;
    const quantities = Object.fromEntries(wanted.map(({ resourceKey, quantity }) => [resourceKey, quantity]));
    const answer = await this.plugin.execute({ key: id, operation: OPERATIONS[type] ?? 'update', subscriptionId, settings: sold.provisioning, quantities });
    if (answer.outcome === 'waiting') return;
    const { today } = await this.directory.account(found.accountId, ctx);
    const result = answer.outcome === 'done' ? { vendorReference: answer.vendorReference } : { failure: answer.reason };
    await this.transactor.transact(subscription, subscriptionId, answered(found.status, result, today), ctx, { scope, step: 'answer' });
  }

  /** The money went elsewhere since it was checked: the activation fails visibly instead of running unpaid. */
  private async resume(subscriptionId: string, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const found = await this.load(subscriptionId, ctx);
    try {
      await this.resumption.resume(found, { on, scope }, ctx);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.transactor.transact(subscription, subscriptionId, { type: 'FailActivation', failure: error.message }, ctx, { scope });
    }
  }

  /** `on` null: as of the day of the activation that failed, so that no day of it is paid. */
  private async stop(subscriptionId: string, on: string | null, ctx: CommandContext, scope: Scope): Promise<void> {
    const { terms, activatingOn } = await this.load(subscriptionId, ctx);
    const { restOnStop } = rulesOf(terms.billingType);
    const day = on ?? activatingOn;
    if (day) await this.ledgers.command(scope, { type: 'StopCharges', subscriptionId, on: day, rest: restOnStop, id: partId }, ctx);
  }

  /** It runs on: the period is held as if nothing had been asked. */
  private async restore(subscriptionId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { stopping } = await this.load(subscriptionId, ctx);
    if (stopping) await this.ledgers.command(scope, { type: 'ResumeCharges', subscriptionId, on: stopping.on, id: partId }, ctx);
  }

  private async load(subscriptionId: string, ctx: CommandContext): Promise<ExistingSubscription> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state) throw notFound('subscription', subscriptionId);
    return state;
  }
}
