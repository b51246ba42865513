import { Autocomplete, TextField } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Committed } from '../api/commands.js';
import type { Plan, Subscription } from '../api/types.js';
import { useFormat } from '../format/use-format.js';
import { OrderDialog } from './OrderDialog.js';
import { QuantityRows } from './QuantityRows.js';

interface SwitchDialogProps {
  readonly subscription: Subscription;
  readonly onClose: () => void;
  readonly onDone?: (committed: Committed) => void;
}
interface Wish {
  readonly plan: Plan;
  readonly periodId: string;
  readonly quantities: Readonly<Record<string, number>>;
}

/** What it has already of a resource, within what the new plan sells. */
const wishOf = (plan: Plan, { resources }: Subscription): Wish => ({
  plan,
  periodId: plan.periods.find((period) => !period.trial)?.periodId ?? '',
  quantities: Object.fromEntries(plan.resources.map(({ key, minimum, included, limit }) => [key, Math.min(limit ?? Infinity, Math.max(minimum, included, resources.find(({ resourceKey }) => resourceKey === key)?.quantity ?? 0))])),
});

/** Another plan of the same product and seller, with a period and quantities: what it costs, and what the old one gives back. */
export const SwitchDialog = ({ subscription, onClose, onDone }: SwitchDialogProps): ReactElement => {
  const t = useTranslate();
  const { term } = useFormat();
  const [wish, setWish] = useState<Wish | null>(null);
  const { data = [], isPending } = useGetList<Plan>('plans', { filter: { status: 'Active', productId: subscription.productId, resellerId: subscription.resellerId, currency: subscription.terms.currency }, pagination: { page: 1, perPage: 100 }, sort: { field: 'name', order: 'ASC' } });
  const others = data.filter(({ id }) => id !== subscription.planId);
  const none = !isPending && others.length === 0;
  const body = wish && { subscriptionId: subscription.id, planId: wish.plan.id, periodId: wish.periodId, quantities: Object.entries(wish.quantities).map(([resourceKey, quantity]) => ({ resourceKey, quantity })) };
  const rows = (wish?.plan.resources ?? []).map(({ key, name, unit, minimum, included, limit }) => ({ key, name, note: unit, value: wish?.quantities[key] ?? minimum, minimum: Math.max(minimum, included), maximum: limit }));
  const periods = (wish?.plan.periods ?? []).filter((period) => !period.trial);
  return (
    <OrderDialog name="switch-plan" body={body} about={{ name: subscription.name }} choose={t(none ? 'switch.none' : 'switch.choose')} onClose={onClose} onDone={onDone}>
      {!none && <Autocomplete options={others} getOptionLabel={({ name }) => name} onChange={(_event, plan) => setWish(plan && wishOf(plan, subscription))} renderInput={(params) => <TextField {...params} label={t('data.planId')} sx={{ mb: 1 }} />} />}
      {wish && periods.length > 1 && (
        <Autocomplete
          disableClearable
          options={periods}
          value={periods.find(({ periodId }) => periodId === wish.periodId) ?? periods[0]!}
          getOptionLabel={(period) => term(period.term)}
          onChange={(_event, { periodId }) => setWish({ ...wish, periodId })}
          renderInput={(params) => <TextField {...params} label={t('data.periodId')} sx={{ mb: 1 }} />}
        />
      )}
      {wish && <QuantityRows rows={rows} onChange={(key, value) => setWish({ ...wish, quantities: { ...wish.quantities, [key]: value } })} />}
    </OrderDialog>
  );
};
