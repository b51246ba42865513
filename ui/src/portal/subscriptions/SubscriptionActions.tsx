import { Button } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { Subscription } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { ChangeDialog } from '../../shared/pricing/ChangeDialog.js';

export const SubscriptionActions = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const t = useTranslate();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const { id: subscriptionId, status, name, terms } = subscription;
  const common = { body: { subscriptionId }, about: { name }, currency: terms.currency };
  return (
    <>
      {(status === 'Active' || status === 'Graced') && <CommandButton name="stop-subscription" {...common} severity="error" button={{ variant: 'text' }} />}
      {status === 'Stopped' && <CommandButton name="activate-subscription" {...common} button={{ variant: 'contained' }} />}
      {status === 'Active' && subscription.resources.length > 0 && (
        <Button variant="contained" onClick={() => setChanging(true)} data-testid="command-change-subscription">
          {t('commands.change-subscription.label')}
        </Button>
      )}
      {changing && <ChangeDialog subscription={subscription} onClose={() => setChanging(false)} onDone={({ id }) => navigate(`/billing/orders/${id}?placed=1`)} />}
    </>
  );
};
