import { inject, injectable } from 'inversify';
import type { LedgerCommand } from '../../domain/billing/ledger-state.js';
import { product } from '../../domain/catalog/product.js';
import { DomainError, notFound } from '../../domain/shared/errors.js';
import type { Recorded } from '../../domain/shared/event.js';
import { subscription, type ExistingSubscription, type SubscriptionStatus } from '../../domain/subscriptions/subscription.js';
import { IN_TRANSITION, isStopped } from '../../domain/subscriptions/subscription-state.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { partId } from '../billing/ledgers.js';
import { MicrosoftCspPlugin } from '../consumption/reservations/microsoft-csp-plugin.js';
import { Directory } from '../partners/directory.js';
import type { ProvisioningOperation, ProvisioningPort } from '../ports/provisioning.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { answered } from './complete-provisioning.js';
import { Resumption } from './resumption.js';
import { endCommand, resumeCommand, resumedFrom, stopCommand, SubscriptionMoney } from './subscription-money.js';

/** What the plugin is asked for, and the state in which its answer is waited for. */
const OPERATIONS: Readonly<Record<string, { readonly operation: ProvisioningOperation; readonly during: SubscriptionStatus }>> = {
  SubscriptionInstallStarted: { operation: 'install', during: 'Installing' },
  SubscriptionUpdateStarted: { operation: 'update', during: 'Updating' },
  SubscriptionRenewalStarted: { operation: 'renew', during: 'Renewing' },
  SubscriptionSwitchStarted: { operation: 'switch', during: 'Switching' },
  SubscriptionStopStarted: { operation: 'stop', during: 'Stopping' },
  SubscriptionActivationStarted: { operation: 'activate', during: 'Activating' },
  SubscriptionDeletionStarted: { operation: 'delete', during: 'Deleting' },
};

/** What a transitional state starts: the plugin's work, and the money that follows from it. */
@injectable()
export class Provisioning implements Workflow {
  readonly name = 'provisioning';
  readonly handles = [...Object.keys(OPERATIONS), 'SubscriptionResourcesChanged', 'SubscriptionPlanSwitched', 'SubscriptionStopFailed', 'SubscriptionActivationFailed', 'SubscriptionChargesClosed'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(SubscriptionMoney) private readonly money: SubscriptionMoney,
    @inject(Resumption) private readonly resumption: Resumption,
    @inject(TOKENS.provisioning) private readonly plugin: ProvisioningPort,
    @inject(MicrosoftCspPlugin) private readonly csp: MicrosoftCspPlugin,
  ) {}

  // Money follows the day on which an operation was asked for, however long the vendor takes.
  steps(recorded: Recorded): readonly WorkflowStep[] {
    const event = recorded as Recorded<SubscriptionEvent>;
    switch (event.type) {
      case 'SubscriptionActivationStarted': {
        const { on } = event.data;
        return [{ name: 'resume charges', run: (ctx) => this.resume(event, on, ctx) }, this.execution(event)];
      }
      case 'SubscriptionStopStarted': {
        const { on, reason } = event.data;
        // What could not be paid is not owed: it stops for that very reason.
        const before = reason === 'insufficient_balance' ? [] : [this.chargeBegun(event, on)];
        return [...before, this.posting('split charges', event, (found) => [stopCommand(found, on)]), this.execution(event)];
      }
      case 'SubscriptionDeletionStarted': {
        const { on } = event.data;
        return [this.chargeBegun(event, on), this.posting('end charges', event, (found) => [endCommand(found, found.deletingSince ?? on)]), this.execution(event)];
      }
      case 'SubscriptionUpdateStarted':
      case 'SubscriptionSwitchStarted':
        return [this.chargeBegun(event, event.data.on), this.execution(event)];
      case 'SubscriptionRenewalStarted': {
        // It runs again with the new term: from now on its days count.
        const { start, on } = event.data;
        return [this.chargeBegun(event, on), this.posting('resume charges', event, (found) => (isStopped(found) ? [resumedFrom(found, start)] : [])), this.execution(event)];
      }
      case 'SubscriptionResourcesChanged': {
        const { data, metadata: { scope } } = event;
        return [{ name: 'follow quantities', run: async (ctx) => this.money.follow(await this.load(data.subscriptionId, ctx), data, ctx, scope) }];
      }
      case 'SubscriptionPlanSwitched': {
        const { subscriptionId, orderId, on, previousBillingType: billingType } = event.data;
        return [this.posting('end charges', event, () => [endCommand({ subscriptionId, terms: { billingType } }, on, orderId)])];
      }
      case 'SubscriptionStopFailed':
        return [this.posting('restore charges', event, (found) => (found.stopping ? [resumeCommand(found, found.stopping.on)] : []))];
      case 'SubscriptionActivationFailed':
        // As of the day of the activation that failed, so that no day of it is paid.
        return [this.posting('give back charges', event, (found) => (found.activatingOn ? [stopCommand(found, found.activatingOn)] : []))];
      case 'SubscriptionChargesClosed': {
        const { subscriptionId, on } = event.data;
        return [this.posting('close term', event, ({ expirationDate: until }) => [{ type: 'CloseTerm', subscriptionId, on, until, id: partId }])];
      }
      default:
        return [this.execution(event)];
    }
  }

  private execution(event: Recorded<SubscriptionEvent>): WorkflowStep {
    return { name: 'execute', run: (ctx) => this.execute(event, ctx) };
  }

  private posting(name: string, { data: { subscriptionId }, metadata: { scope } }: Recorded<SubscriptionEvent>, commands: (found: ExistingSubscription) => readonly LedgerCommand[]): WorkflowStep {
    return { name, run: async (ctx) => this.money.send(commands(await this.load(subscriptionId, ctx)), ctx, scope) };
  }

  /** Before an operation changes what is owed: what has begun is charged as it stood. Once the operation is over it is too late for that. */
  private chargeBegun({ data: { subscriptionId }, metadata: { scope } }: Recorded<SubscriptionEvent>, on: string): WorkflowStep {
    return {
      name: 'charge what has begun',
      run: async (ctx) => {
        const found = await this.load(subscriptionId, ctx);
        if (IN_TRANSITION.includes(found.status)) await this.money.chargeBegun(found, on, ctx, scope);
      },
    };
  }

  /** The event's id is the key: the vendor does the same thing once, however often it is asked. */
  private async execute({ id, type, data, metadata: { scope } }: Recorded<SubscriptionEvent>, ctx: CommandContext): Promise<void> {
    const { subscriptionId } = data;
    const asked = OPERATIONS[type];
    const found = await this.load(subscriptionId, ctx);
    if (!asked || found.status !== asked.during) return;
    const wanted = { ...found, ...(isOrdered(asked.during) && found.pending?.data) };
    const { state: sold } = await this.transactor.load(product, wanted.productId, ctx);
    if (!sold) throw notFound('product', wanted.productId);
    const quantities = Object.fromEntries(wanted.resources.map(({ resourceKey, quantity }) => [resourceKey, quantity]));
    const { provisioning: settings } = sold;
    const request = { key: id, operation: asked.operation };
    const answer = await (settings.plugin === 'microsoft_csp' ? this.csp.execute({ ...request, found, scope }, ctx) : this.plugin.execute({ ...request, subscriptionId, settings, quantities }));
    if (answer.outcome === 'waiting') return;
    const { today } = await this.directory.account(found.accountId, ctx);
    const result = answer.outcome === 'done' ? { vendorReference: answer.vendorReference } : { failure: answer.reason };
    await this.transactor.transact(subscription, subscriptionId, answered(found.status, result, today), ctx, { scope, step: 'answer' });
  }

  /** The money went elsewhere since it was checked: the activation fails visibly instead of running unpaid. */
  private async resume({ data: { subscriptionId }, metadata: { scope } }: Recorded<SubscriptionEvent>, on: string, ctx: CommandContext): Promise<void> {
    const found = await this.load(subscriptionId, ctx);
    try {
      await this.resumption.resume(found, { on, scope }, ctx);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.transactor.transact(subscription, subscriptionId, { type: 'FailActivation', failure: error.message }, ctx, { scope });
    }
  }

  private async load(subscriptionId: string, ctx: CommandContext): Promise<ExistingSubscription> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state) throw notFound('subscription', subscriptionId);
    return state;
  }
}

const isOrdered = (status: SubscriptionStatus): boolean => ['Updating', 'Renewing', 'Switching'].includes(status);
