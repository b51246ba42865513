import { DialogContentText } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import type { Committed } from '../api/commands.js';
import type { Plan, Quantity, Subscription } from '../api/types.js';
import { OrderDialog } from './OrderDialog.js';
import { QuantityRows } from './QuantityRows.js';

interface ChangeDialogProps {
  readonly subscription: Subscription;
  /** False: it can only grow. */
  readonly mayReduce?: boolean;
  /** What a change means to this subscription. */
  readonly note?: string;
  readonly onClose: () => void;
  readonly onDone?: (committed: Committed) => void;
}

const changedOf = (subscription: Subscription, wanted: Readonly<Record<string, number>>): readonly Quantity[] =>
  subscription.resources.flatMap(({ resourceKey, quantity }) => (wanted[resourceKey] !== undefined && wanted[resourceKey] !== quantity ? [{ resourceKey, quantity: wanted[resourceKey] }] : []));

/** More or less of a running subscription: what it costs or gives back follows the quantity, and is what is ordered. */
export const ChangeDialog = ({ subscription, mayReduce = true, note, onClose, onDone }: ChangeDialogProps): ReactElement => {
  const t = useTranslate();
  const { data: plan } = useGetOne<Plan>('plans', { id: subscription.planId });
  const [wanted, setWanted] = useState<Readonly<Record<string, number>>>({});
  const quantities = changedOf(subscription, wanted);
  const rows = subscription.resources.map(({ resourceKey: key, name, quantity, included }) => {
    const sold = plan?.resources.find((resource) => resource.key === key);
    return { key, name, note: t('change.now', { quantity }), value: wanted[key] ?? quantity, minimum: mayReduce ? Math.min(quantity, Math.max(sold?.minimum ?? 0, included)) : quantity, maximum: sold?.limit ?? null };
  });
  return (
    <OrderDialog name="change-subscription" body={quantities.length > 0 ? { subscriptionId: subscription.id, quantities } : null} about={{ name: subscription.name }} choose={t('change.choose')} onClose={onClose} onDone={onDone}>
      {note && <DialogContentText sx={{ mb: 2 }}>{note}</DialogContentText>}
      <QuantityRows rows={rows} onChange={(key, value) => setWanted({ ...wanted, [key]: value })} />
    </OrderDialog>
  );
};
