import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Typography, useMediaQuery, type Theme } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { Committed, Commands, OrderPreviewName } from '../api/commands.js';
import { useCommand } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { PreviewPanel } from './PreviewPanel.js';
import { usePreview } from './use-preview.js';

/** Orders for a subscription that exists, each with its preview. */
const PREVIEWS = { 'change-subscription': 'preview-change', 'renew-subscription': 'preview-renewal', 'switch-plan': 'preview-switch' } as const satisfies Record<string, OrderPreviewName>;
export type OrderCommand = keyof typeof PREVIEWS;

interface OrderDialogProps<N extends OrderCommand> {
  readonly name: N;
  /** Null: nothing is chosen yet. */
  readonly body: Commands[(typeof PREVIEWS)[N]] | null;
  readonly about: { readonly name: string };
  readonly choose: string;
  readonly onClose: () => void;
  readonly onDone?: ((committed: Committed) => void) | undefined;
  readonly children: ReactNode;
}

/** What is wanted, what it costs and what comes back; the price that is shown is the one that is ordered. */
export const OrderDialog = <N extends OrderCommand>({ name, body, about, choose, onClose, onDone, children }: OrderDialogProps<N>): ReactElement => {
  const t = useTranslate();
  const notify = useNotify();
  const fullScreen = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { send, isPending, problem } = useCommand<OrderCommand>(name);
  const state = usePreview<OrderPreviewName>(PREVIEWS[name], body);
  const submit = async (): Promise<void> => {
    if (!body || !state.preview) return;
    const committed = await send({ ...body, expectedDueNow: state.preview.price.dueNow });
    if (!committed) return state.ask();
    notify(t('change.done'), { type: 'success' });
    onDone?.(committed);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={fullScreen} aria-labelledby="order-dialog-title">
      <DialogTitle id="order-dialog-title">{t(`commands.${name}.label`)}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t(`commands.${name}.explain`, about)}</DialogContentText>
        {children}
        {body === null ? (
          <Typography color="textSecondary" sx={{ minHeight: 180 }}>
            {choose}
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
