import { rulesOf } from '../../domain/shared/billing-rules.js';
import { DomainError, ruleBroken } from '../../domain/shared/errors.js';
import type { Ledgers } from '../billing/ledgers.js';
import type { CommandContext } from '../spine/context.js';
import type { KnownSubscription } from './subscription-finder.js';

/** In credit hold no prepaid subscription is managed, only paid for; postpaid ones may be (domain.md 4.1). @throws account_in_credit_hold */
export const refuseCreditHold = async ({ subscription, account }: KnownSubscription, ledgers: Ledgers, ctx: CommandContext): Promise<void> => {
  if (subscription.paymentModel === 'postpay') return;
  const { creditHold } = await ledgers.load(account.id, ctx);
  if (creditHold)
    throw new DomainError('conflict', 'account_in_credit_hold', `The account is in credit hold since ${creditHold.since}: its prepaid subscriptions cannot be managed. Top the balance up first.`, { since: creditHold.since });
};

/** Some billing types oblige for their whole term: only a manager ends those. @throws ended_by_managers */
export const refuseEnding = ({ subscription: { terms } }: KnownSubscription, { principal }: CommandContext): void => {
  const { endedBy, title } = rulesOf(terms.billingType);
  if (endedBy === 'managers' && principal.kind === 'user')
    throw ruleBroken('ended_by_managers', `A subscription that is billed as ${title} obliges for its whole term and cannot be stopped or deleted here. Ask your provider.`, '/subscriptionId');
};
