import { Button } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { maySend } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import type { Subscription } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { ChangeDialog } from '../../shared/pricing/ChangeDialog.js';
import { useFormat } from '../../shared/format/use-format.js';

const WAITING = ['Installing', 'Updating', 'Stopping', 'Activating', 'Deleting'];

const ChangeButton = ({ subscription }: { readonly subscription: Subscription }): ReactElement | null => {
  const t = useTranslate();
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  if (!maySend(role, 'change-subscription')) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)} data-testid="command-change-subscription">
        {t('commands.change-subscription.label')}
      </Button>
      {open && <ChangeDialog subscription={subscription} onClose={() => setOpen(false)} />}
    </>
  );
};

export const SubscriptionActions = (): ReactElement | null => {
  const { word } = useFormat();
  const subscription = useRecordContext<Subscription>();
  if (!subscription) return null;
  const { id: subscriptionId, status, name, terms, billingType, chargesClosed } = subscription;
  const common = { body: { subscriptionId }, about: { name }, currency: terms.currency };
  const outcomes = ['done', 'failed'].map((value) => ({ value, label: word('outcome', value) }));
  return (
    <>
      {status === 'Active' && <ChangeButton subscription={subscription} />}
      {status === 'Stopped' && <CommandButton name="activate-subscription" {...common} button={{ variant: 'contained' }} />}
      {WAITING.includes(status) && (
        <CommandButton
          name="complete-provisioning"
          {...common}
          fields={[
            { name: 'outcome', kind: 'choice', required: true, initial: 'done', choices: outcomes },
            { name: 'vendorReference', kind: 'text' },
            { name: 'reason', kind: 'text' },
          ]}
        />
      )}
      {billingType === 'csp_annual' && status === 'Active' && !chargesClosed && <CommandButton name="close-subscription-charges" {...common} />}
      {(status === 'Active' || status === 'Graced') && <CommandButton name="stop-subscription" {...common} severity="error" />}
    </>
  );
};
