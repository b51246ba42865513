import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Typography, useMediaQuery, type Theme } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useGetOne, useNotify, useTranslate } from 'react-admin';
import { useCommand } from '../api/hooks.js';
import type { Committed } from '../api/commands.js';
import type { Plan, Quantity, Subscription } from '../api/types.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { QuantityStepper } from '../components/QuantityStepper.js';
import { PreviewPanel } from './PreviewPanel.js';
import { usePreview } from './use-preview.js';

interface ChangeDialogProps {
  readonly subscription: Subscription;
  readonly onClose: () => void;
  readonly onDone?: (committed: Committed) => void;
}

const changedOf = (subscription: Subscription, wanted: Readonly<Record<string, number>>): readonly Quantity[] =>
  subscription.resources.flatMap(({ resourceKey, quantity }) => (wanted[resourceKey] !== undefined && wanted[resourceKey] !== quantity ? [{ resourceKey, quantity: wanted[resourceKey] }] : []));

/** More of a running subscription: the price follows the quantity, and is the one that is ordered. */
export const ChangeDialog = ({ subscription, onClose, onDone }: ChangeDialogProps): ReactElement => {
  const t = useTranslate();
  const notify = useNotify();
  const fullScreen = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { data: plan } = useGetOne<Plan>('plans', { id: subscription.planId });
  const { send, isPending, problem } = useCommand('change-subscription');
  const [wanted, setWanted] = useState<Readonly<Record<string, number>>>({});
  const quantities = changedOf(subscription, wanted);
  const subscriptionId = subscription.id;
  const state = usePreview('preview-change', quantities.length > 0 ? { subscriptionId, quantities } : null);
  const limitOf = (key: string): number | null => plan?.resources.find((resource) => resource.key === key)?.limit ?? null;
  const submit = async (): Promise<void> => {
    const committed = await send({ subscriptionId, quantities, ...(state.preview ? { expectedDueNow: state.preview.price.dueNow } : {}) });
    if (!committed) return;
    notify(t('change.done'), { type: 'success' });
    onDone?.(committed);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={fullScreen} aria-labelledby="change-title">
      <DialogTitle id="change-title">{t('commands.change-subscription.label')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t('commands.change-subscription.explain', { name: subscription.name })}</DialogContentText>
        {subscription.resources.map(({ resourceKey, name, unit, quantity }) => (
          <Box key={resourceKey} sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 2, mb: 2 }}>
            <Box>
              <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
              <Typography variant="body2" color="textSecondary">
                {t('change.now', { quantity, unit })}
              </Typography>
            </Box>
            <QuantityStepper label={name} value={wanted[resourceKey] ?? quantity} minimum={quantity} maximum={limitOf(resourceKey)} onChange={(value) => setWanted({ ...wanted, [resourceKey]: value })} />
          </Box>
        ))}
        {quantities.length === 0 ? (
          <Typography color="textSecondary" sx={{ minHeight: 180 }}>
            {t('change.choose')}
          </Typography>
        ) : (
          <PreviewPanel state={state} />
        )}
        {problem && <ProblemNote problem={problem} />}
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button onClick={onClose} size="large">
          {t('common.cancel')}
        </Button>
        <Button variant="contained" size="large" loading={isPending} disabled={!state.preview || state.isPending} onClick={() => void submit()} data-testid="confirm-change">
          {t('change.order')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
