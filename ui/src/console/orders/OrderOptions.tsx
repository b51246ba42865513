import { Box, FormControlLabel, MenuItem, Switch, TextField, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { Commands } from '../../shared/api/commands.js';
import type { Account, Fees, PaymentModel, Plan } from '../../shared/api/types.js';
import { CommandFieldInput } from '../../shared/commands/fields.js';
import { useFormat } from '../../shared/format/use-format.js';
import { feesOfPlan, pricesOf, type AgreedFees } from './individual-prices.js';

export type OrderOptionValues = Pick<Commands['place-order'], 'paymentModel' | 'individualPrices' | 'autoRenew'>;

const MODELS: readonly PaymentModel[] = ['prepay', 'postpay'];
const KINDS = ['recurring', 'setup', 'renewal'] as const;

/** Prices of one thing, agreed for this order alone. */
const FeeRow = ({ name, fees, currency, onChange }: { readonly name: string; readonly fees: Fees; readonly currency: string; readonly onChange: (fees: Fees) => void }): ReactElement => (
  <Box sx={{ mt: 1 }}>
    <Typography sx={{ fontWeight: 600, mb: 1 }}>{name}</Typography>
    <Box sx={{ display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' } }}>
      {KINDS.map((kind) => (
        <CommandFieldInput key={kind} field={{ name: kind, kind: 'money', currency }} value={fees[kind]} onChange={(value) => typeof value === 'number' && onChange({ ...fees, [kind]: value })} />
      ))}
    </Box>
  </Box>
);

interface OrderOptionsProps {
  readonly account: Account;
  readonly plan: Plan;
  readonly periodId: string;
  readonly onChange: (options: OrderOptionValues) => void;
}

/** What has no end, and a reservation, is never renewed. */
const isRenewable = ({ billingType, periods }: Plan, chosen: string): boolean => billingType !== 'azure_ri' && periods.some(({ periodId, term }) => periodId === chosen && term !== null);

/** What only managers decide: how it is paid, at which prices, and whether it renews itself. */
export const OrderOptions = ({ account, plan, periodId, onChange }: OrderOptionsProps): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const [options, setOptions] = useState<OrderOptionValues>({ paymentModel: account.terms.paymentModel, autoRenew: plan.autoRenewDefault });
  const [agreed, setAgreed] = useState<AgreedFees | null>(null);
  const put = (next: OrderOptionValues, fees: AgreedFees | null): void => {
    setOptions(next);
    setAgreed(fees);
    onChange(fees ? { ...next, individualPrices: pricesOf(fees) } : next);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <TextField select label={t('data.paymentModel')} value={options.paymentModel} onChange={(event) => put({ ...options, paymentModel: event.target.value as PaymentModel }, agreed)} helperText={t('orders.modelHint', { model: word('paymentModel', account.terms.paymentModel) })}>
        {MODELS.map((model) => (
          <MenuItem key={model} value={model}>
            {word('paymentModel', model)}
          </MenuItem>
        ))}
      </TextField>
      {isRenewable(plan, periodId) && <FormControlLabel control={<Switch checked={options.autoRenew ?? false} onChange={(_event, autoRenew) => put({ ...options, autoRenew }, agreed)} />} label={t('data.autoRenew')} />}
      <FormControlLabel control={<Switch checked={agreed !== null} onChange={(_event, on) => put(options, on ? feesOfPlan(plan, periodId) : null)} />} label={t('data.individualPrices')} />
      {agreed && (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('subscriptions.individualNote')}
          </Typography>
          <FeeRow name={plan.name} fees={agreed.plan} currency={plan.currency} onChange={(fees) => put(options, { ...agreed, plan: fees })} />
          {plan.resources.map(({ key, name }) => (
            <FeeRow key={key} name={name} fees={agreed.resources[key] ?? agreed.plan} currency={plan.currency} onChange={(fees) => put(options, { ...agreed, resources: { ...agreed.resources, [key]: fees } })} />
          ))}
        </>
      )}
    </Box>
  );
};
