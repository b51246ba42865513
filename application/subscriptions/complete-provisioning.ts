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

interface Answers {
  readonly done: (vendorReference: string, on: string) => SubscriptionCommand;
  readonly failed: (why: string) => SubscriptionCommand;
}

/** What an answer of the plugin, or of an operator in its place, means in each transitional state. */
const ANSWERS: Partial<Record<SubscriptionStatus, Answers>> = {
  Installing: { done: (vendorReference) => ({ type: 'Activate', vendorReference }), failed: (reason) => ({ type: 'FailInstall', reason }) },
  Updating: { done: () => ({ type: 'FinishUpdate' }), failed: (reason) => ({ type: 'FailUpdate', reason }) },
  Renewing: { done: () => ({ type: 'FinishRenewal' }), failed: (reason) => ({ type: 'FailRenewal', reason }) },
  Switching: { done: (vendorReference) => ({ type: 'FinishSwitch', vendorReference }), failed: (reason) => ({ type: 'FailSwitch', reason }) },
  Stopping: { done: () => ({ type: 'FinishStop' }), failed: (failure) => ({ type: 'FailStop', failure }) },
  Activating: { done: () => ({ type: 'FinishActivation' }), failed: (failure) => ({ type: 'FailActivation', failure }) },
  Deleting: { done: (_reference, on) => ({ type: 'FinishDeletion', on }), failed: (failure) => ({ type: 'FailDeletion', failure }) },
};

/** @throws not_in_transition */
export const answered = (status: SubscriptionStatus, answer: { readonly vendorReference: string } | { readonly failure: string }, on: string): SubscriptionCommand => {
  const answers = ANSWERS[status];
  if (!answers) throw wrongState('not_in_transition', `The subscription is "${status}": nothing is waiting to be provisioned.`);
  return 'failure' in answer ? answers.failed(answer.failure) : answers.done(answer.vendorReference, on);
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
