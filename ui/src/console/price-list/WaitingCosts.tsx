import { Alert, Button } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetList, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { PriceListRow } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';

/** As many rows as a list answers, and plans as a command takes. */
const MOST_ROWS = 1000;
const MOST_PLANS = 500;
const NAMED = 20;

/** Own plans whose cost has changed while their prices are set by hand: all of them in one place, and what can be done with all of them. */
export const WaitingCosts = (): ReactElement | null => {
  const t = useTranslate();
  const { reseller } = useMe();
  const filter = { resellerId: reseller.id, costUnconfirmed: true };
  const { data = [] } = useGetList<PriceListRow>('price-list', { filter, pagination: { page: 1, perPage: MOST_ROWS }, sort: { field: 'planName', order: 'ASC' } });
  const plans = [...new Map(data.map(({ planId, planName }) => [planId, planName]))].slice(0, MOST_PLANS);
  if (plans.length === 0) return null;
  const names = plans.slice(0, NAMED).map(([, name]) => name);
  return (
    <Alert
      severity="warning"
      sx={{ mt: 2, flexWrap: 'wrap', '& .MuiAlert-message': { flex: '1 1 260px' } }}
      data-testid="waiting-costs"
      action={
        <>
          <Button component={Link} to={`/price-list?filter=${encodeURIComponent(JSON.stringify(filter))}`} size="small" color="inherit">
            {t('priceLists.showWaiting')}
          </Button>
          <CommandButton
            name="confirm-net-costs"
            body={{ planIds: plans.map(([id]) => id) }}
            about={{ smart_count: plans.length, names: names.length < plans.length ? `${names.join(', ')}, …` : names.join(', ') }}
            rehearse={false}
            button={{ size: 'small', color: 'inherit', variant: 'text' }}
          />
        </>
      }
    >
      {t('priceLists.waiting', { smart_count: plans.length })}
    </Alert>
  );
};
