import type { ReactElement } from 'react';
import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { Plan, Subscription } from '../../shared/api/types.js';
import { isTransitional } from '../../shared/api/transitional.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { EndingEffect } from '../../shared/pricing/EndingEffect.js';
import { useFormat } from '../../shared/format/use-format.js';
import { OrderButtons } from './OrderButtons.js';

const ENDS: Readonly<Record<string, readonly string[]>> = { stop: ['Active', 'Graced', 'Blocked'], delete: ['Active', 'Graced', 'Blocked', 'Stopped', 'Deletion failed'] };

interface Common<B> {
  readonly body: B;
  readonly about: { readonly name: string };
  readonly currency: string;
}

const Delivered = ({ common }: { readonly common: Common<{ subscriptionId: string }> }): ReactElement => {
  const { word } = useFormat();
  const outcomes = ['done', 'failed'].map((value) => ({ value, label: word('outcome', value) }));
  return (
    <CommandButton
      name="complete-provisioning"
      {...common}
      fields={[
        { name: 'outcome', kind: 'choice', required: true, initial: 'done', choices: outcomes },
        { name: 'vendorReference', kind: 'text' },
        { name: 'reason', kind: 'text' },
      ]}
    />
  );
};

/** On or off, and for how long. */
const AutoRenew = ({ subscription, common }: { readonly subscription: Subscription; readonly common: Common<{ subscriptionId: string }> }): ReactElement => {
  const t = useTranslate();
  const { term } = useFormat();
  const { data: plan } = useGetOne<Plan>('plans', { id: subscription.planId });
  const { on, periodId } = subscription.autoRenew;
  const choices = (plan?.periods ?? []).filter((period) => period.term !== null && !period.trial).map((period) => ({ value: period.periodId, label: term(period.term) }));
  return (
    <CommandButton
      name="set-auto-renew"
      {...common}
      fields={[
        { name: 'on', kind: 'flag', label: t('data.autoRenew'), initial: !on },
        { name: 'periodId', kind: 'choice', choices: [{ value: '', label: t('subscriptions.samePeriod') }, ...choices], initial: periodId ?? '', when: (values) => values['on'] === true },
      ]}
    />
  );
};

const Settings = ({ subscription, common }: { readonly subscription: Subscription; readonly common: Common<{ subscriptionId: string }> }): ReactElement => {
  const { terms, expirationDate, paymentModel, creditLimit, autoRenewLocked, status } = subscription;
  const limit = { name: 'limit', kind: 'money', currency: terms.currency, ...(creditLimit === null ? {} : { initial: creditLimit }) } as const;
  return (
    <>
      {expirationDate && !autoRenewLocked && status !== 'Deleted' && <AutoRenew subscription={subscription} common={common} />}
      {paymentModel === 'postpay' && status !== 'Deleted' && <CommandButton name="set-subscription-credit-limit" {...common} fields={[limit]} />}
    </>
  );
};

/** What may be done with a subscription in its present state; what it does to the money is shown before it is confirmed. */
export const SubscriptionActions = (): ReactElement | null => {
  const subscription = useRecordContext<Subscription>();
  if (!subscription) return null;
  const { id: subscriptionId, status, name, terms, billingType, chargesClosed } = subscription;
  const common = { body: { subscriptionId }, about: { name }, currency: terms.currency };
  return (
    <>
      <OrderButtons subscription={subscription} />
      {status === 'Stopped' && <CommandButton name="activate-subscription" {...common} button={{ variant: 'contained' }} />}
      {isTransitional(status) && <Delivered common={common} />}
      <Settings subscription={subscription} common={common} />
      {billingType === 'csp_annual' && status === 'Active' && !chargesClosed && <CommandButton name="close-subscription-charges" {...common} />}
      {ENDS['stop']?.includes(status) && (
        <CommandButton name="stop-subscription" {...common} severity="error">
          <EndingEffect subscriptionId={subscriptionId} operation="stop" />
        </CommandButton>
      )}
      {ENDS['delete']?.includes(status) && (
        <CommandButton name="delete-subscription" {...common} severity="error">
          <EndingEffect subscriptionId={subscriptionId} operation="delete" />
        </CommandButton>
      )}
    </>
  );
};
