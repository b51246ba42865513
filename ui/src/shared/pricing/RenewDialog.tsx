import { MenuItem, TextField } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import type { Committed, PriceOption } from '../api/commands.js';
import type { Plan, Subscription } from '../api/types.js';
import { useFormat } from '../format/use-format.js';
import { OrderDialog } from './OrderDialog.js';

const PRICES: readonly PriceOption[] = ['keep', 'plan', 'higher'];

interface RenewDialogProps {
  readonly subscription: Subscription;
  /** Managers may choose at which prices it goes on. */
  readonly choosesPrices?: boolean;
  readonly onClose: () => void;
  readonly onDone?: (committed: Committed) => void;
}

/** Another term: for how long, and at which prices. */
export const RenewDialog = ({ subscription, choosesPrices = false, onClose, onDone }: RenewDialogProps): ReactElement => {
  const t = useTranslate();
  const { term, word } = useFormat();
  const { data: plan } = useGetOne<Plan>('plans', { id: subscription.planId });
  const periods = (plan?.periods ?? []).filter((period) => period.term !== null && !period.trial);
  const usual = periods.find(({ periodId }) => periodId === (subscription.autoRenew.periodId ?? subscription.periodId)) ?? periods[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const [priceOption, setPriceOption] = useState<PriceOption | ''>('');
  const periodId = chosen ?? usual?.periodId;
  const body = periodId ? { subscriptionId: subscription.id, periodId, ...(priceOption ? { priceOption } : {}) } : null;
  return (
    <OrderDialog name="renew-subscription" body={body} about={{ name: subscription.name }} choose={t('renew.noPeriod')} onClose={onClose} onDone={onDone}>
      <TextField select label={t('data.periodId')} value={periodId ?? ''} onChange={(event) => setChosen(event.target.value)} sx={{ mb: 2 }}>
        {periods.map((period) => (
          <MenuItem key={period.periodId} value={period.periodId}>
            {term(period.term)}
          </MenuItem>
        ))}
      </TextField>
      {choosesPrices && (
        <TextField select label={t('data.priceOption')} value={priceOption} onChange={(event) => setPriceOption(event.target.value as PriceOption | '')} helperText={t('renew.priceHint')}>
          <MenuItem value="">{t('renew.byTerms')}</MenuItem>
          {PRICES.map((option) => (
            <MenuItem key={option} value={option}>
              {word('priceOption', option)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </OrderDialog>
  );
};
