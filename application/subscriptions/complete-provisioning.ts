import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { inject } from 'inversify';
import { ruleBroken, wrongState } from '../../domain/shared/errors.js';
import { subscription, type SubscriptionCommand, type SubscriptionStatus } from '../../domain/subscriptions/subscription.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SubscriptionFinder } from './subscription-finder.js';

export class CompleteProvisioning {
  @IsUUID() readonly subscriptionId!: string;
  @IsIn(['done', 'failed']) readonly outcome: 'done' | 'failed' = 'done';
  /** The vendor's id of what was installed. */
  @IsOptional() @IsString() @Length(1, 120) readonly vendorReference?: string;
  /** Why it failed. */
  @IsOptional() @IsString() @Length(1, 500) readonly reason?: string;
}

/** What an answer of the plugin, or of an operator in its place, means in each transitional state. */
export const answered = (status: SubscriptionStatus, answer: { readonly vendorReference: string } | { readonly failure: string }, on: string): SubscriptionCommand => {
  const failure = 'failure' in answer ? answer.failure : null;
  switch (status) {
    case 'Installing':
      return failure === null && 'vendorReference' in answer ? { type: 'Activate', vendorReference: answer.vendorReference } : { type: 'FailInstall', reason: failure ?? '' };
    case 'Updating':
      return failure === null ? { type: 'FinishUpdate' } : { type: 'FailUpdate', reason: failure };
    case 'Stopping':
      return failure === null ? { type: 'FinishStop' } : { type: 'FailStop', failure };
    case 'Activating':
      return failure === null ? { type: 'FinishActivation' } : { type: 'FailActivation', failure };
    case 'Deleting':
      return failure === null ? { type: 'FinishDeletion', on } : { type: 'FailDeletion', failure };
    default:
      throw wrongState('not_in_transition', `The subscription is "${status}": nothing is waiting to be provisioned.`);
  }
};

@command({ name: 'complete-provisioning', context: 'subscriptions', summary: 'Say that a manual step of provisioning is done, or failed.', dto: CompleteProvisioning, allow: ['admin', 'sales'] })
export class CompleteProvisioningHandler implements CommandHandler<CompleteProvisioning> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
  ) {}

  async handle({ subscriptionId, outcome, vendorReference, reason }: CompleteProvisioning, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today, subscription: found } = await this.subscriptions.find(subscriptionId, ctx);
    if (outcome === 'failed' && !reason) throw ruleBroken('reason_required', 'Say why it failed.', '/reason');
    const answer = outcome === 'failed' ? { failure: reason ?? '' } : { vendorReference: vendorReference ?? 'manual' };
    return { committed: await this.transactor.transact(subscription, subscriptionId, answered(found.status, answer, today), ctx, { scope }) };
  }
}
