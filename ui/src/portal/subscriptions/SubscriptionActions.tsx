import ExpandMore from '@mui/icons-material/ExpandMore';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { useMe } from '../../shared/api/hooks.js';
import type { Subscription } from '../../shared/api/types.js';
import { todayIn } from '../../shared/format/dates.js';
import { ActionDialog, type Action } from './ActionDialog.js';
import { possibilities, type Possibilities } from './rules.js';

/** What is nearest to hand in its state comes first, as buttons; the rest is a menu. */
const actionsOf = ({ status, trial }: Subscription, may: Possibilities): { readonly near: readonly Action[]; readonly more: readonly Action[] } => {
  const urgent = trial || status !== 'Active';
  const near: Action[] = [...(may.renew ? (['renew-subscription'] as const) : []), ...(may.activate ? (['activate-subscription'] as const) : []), ...(may.change ? (['change-subscription'] as const) : [])];
  const ordered = urgent ? near : [...near].reverse();
  const more: Action[] = [...(may.switchPlan ? (['switch-plan'] as const) : []), ...(may.stop ? (['stop-subscription'] as const) : []), ...(may.remove ? (['delete-subscription'] as const) : [])];
  return { near: ordered, more };
};

const MoreMenu = ({ actions, onChoose }: { readonly actions: readonly Action[]; readonly onChoose: (action: Action) => void }): ReactElement => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button variant="outlined" endIcon={<ExpandMore />} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)} data-testid="more-actions">
        {t('subscription.more')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {actions.map((action) => (
          <MenuItem
            key={action}
            data-testid={`command-${action}`}
            sx={action === 'switch-plan' ? {} : { color: 'error.main' }}
            onClick={() => {
              setAnchor(null);
              onChoose(action);
            }}
          >
            {t(`commands.${action}.label`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

/** What may be done with a subscription now. */
export const SubscriptionActions = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { reseller } = useMe();
  const [action, setAction] = useState<Action | null>(null);
  const { near, more } = actionsOf(subscription, possibilities(subscription, todayIn(reseller.timeZone)));
  return (
    <>
      {near.map((name, index) => (
        <Button key={name} variant={index === 0 ? 'contained' : 'outlined'} onClick={() => setAction(name)} data-testid={`command-${name}`}>
          {name === 'renew-subscription' && subscription.trial ? t('subscription.choosePaid') : t(`commands.${name}.label`)}
        </Button>
      ))}
      {more.length > 0 && <MoreMenu actions={more} onChoose={setAction} />}
      {action && <ActionDialog action={action} subscription={subscription} onClose={() => setAction(null)} onOrdered={(orderId) => void navigate(`/billing/orders/${orderId}?placed=1`)} />}
    </>
  );
};
