import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { Committed } from '../../shared/api/commands.js';
import type { Subscription } from '../../shared/api/types.js';
import { CommandDialog } from '../../shared/commands/CommandDialog.js';
import { ChangeDialog } from '../../shared/pricing/ChangeDialog.js';
import { EndingEffect } from '../../shared/pricing/EndingEffect.js';
import { RenewDialog } from '../../shared/pricing/RenewDialog.js';
import { SwitchDialog } from '../../shared/pricing/SwitchDialog.js';
import { CUSTOMER_RULES } from './rules.js';

export type Action = 'change-subscription' | 'renew-subscription' | 'switch-plan' | 'activate-subscription' | 'stop-subscription' | 'delete-subscription';

interface ActionDialogProps {
  readonly action: Action;
  readonly subscription: Subscription;
  readonly onClose: () => void;
  /** An order was placed: its page says how it goes on. */
  readonly onOrdered: (orderId: string) => void;
}

/** A stop or deletion: what it does to the money, and whether the provider has to agree. */
const EndDialog = ({ operation, subscription, onClose }: Pick<ActionDialogProps, 'subscription' | 'onClose'> & { readonly operation: 'stop' | 'delete' }): ReactElement => {
  const { id: subscriptionId, name, terms } = subscription;
  return (
    <CommandDialog name={`${operation}-subscription`} body={{ subscriptionId }} about={{ name }} currency={terms.currency} severity="error" rehearse={false} onClose={onClose}>
      <EndingEffect subscriptionId={subscriptionId} operation={operation} approval="subscription.asksProvider" />
    </CommandDialog>
  );
};

/** More or fewer: whether fewer is possible, and what it gives back. */
const Change = ({ subscription, onClose, onOrdered }: Omit<ActionDialogProps, 'action'>): ReactElement => {
  const t = useTranslate();
  const { billingType, chargesClosed } = subscription;
  const { reduce } = CUSTOMER_RULES[billingType];
  const mayReduce = reduce !== 'never' && !(reduce === 'until_closed' && chargesClosed);
  return <ChangeDialog subscription={subscription} mayReduce={mayReduce} note={t(`subscription.reduces.${mayReduce ? reduce : 'never'}`)} onClose={onClose} onDone={({ id }) => onOrdered(id)} />;
};

/** Each action says what it costs or gives back before it is confirmed. */
export const ActionDialog = ({ action, subscription, onClose, onOrdered }: ActionDialogProps): ReactElement => {
  const done = ({ id }: Committed): void => onOrdered(id);
  const { id: subscriptionId, name, terms } = subscription;
  switch (action) {
    case 'change-subscription':
      return <Change subscription={subscription} onClose={onClose} onOrdered={onOrdered} />;
    case 'renew-subscription':
      return <RenewDialog subscription={subscription} onClose={onClose} onDone={done} />;
    case 'switch-plan':
      return <SwitchDialog subscription={subscription} onClose={onClose} onDone={done} />;
    case 'activate-subscription':
      return <CommandDialog name="activate-subscription" body={{ subscriptionId }} about={{ name }} currency={terms.currency} onClose={onClose} />;
    case 'stop-subscription':
      return <EndDialog operation="stop" subscription={subscription} onClose={onClose} />;
    case 'delete-subscription':
      return <EndDialog operation="delete" subscription={subscription} onClose={onClose} />;
  }
};
