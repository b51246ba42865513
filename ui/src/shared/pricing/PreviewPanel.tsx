import { Alert, Box, LinearProgress } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemNote } from '../components/ProblemNote.js';
import { useFormat } from '../format/use-format.js';
import { MoneyEffect } from './MoneyEffect.js';
import { PaymentBlock } from './PaymentBlock.js';
import { blockOfPreview } from './payment-block.js';
import type { PreviewState } from './use-preview.js';

/** A price as it stands; dimmed, never gone, while it is recalculated. */
export const PreviewPanel = ({ state: { preview, isPending, problem } }: { readonly state: PreviewState }): ReactElement => {
  const t = useTranslate();
  const { date } = useFormat();
  return (
    <Box aria-live="polite" aria-busy={isPending} sx={{ minHeight: 180, position: 'relative' }}>
      <Box sx={{ height: 4 }}>{isPending && <LinearProgress aria-label={t('price.recalculating')} />}</Box>
      {problem && !isPending && <ProblemNote problem={problem} />}
      {preview && (
        <Box sx={{ opacity: isPending ? 0.55 : 1, transition: 'opacity 120ms' }}>
          <PaymentBlock block={blockOfPreview(preview)} />
          {preview.paymentModel === 'postpay' && <Alert severity="info" sx={{ mt: 1 }}>{t('price.postpay')}</Alert>}
          {preview.provisioningDate && <Alert severity="info" sx={{ mt: 1 }}>{t('price.delayed', { date: date(preview.provisioningDate) })}</Alert>}
          {preview.effect && <MoneyEffect effect={preview.effect} currency={preview.price.currency} />}
        </Box>
      )}
    </Box>
  );
};
