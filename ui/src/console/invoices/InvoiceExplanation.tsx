import { Alert, Box, Button, Divider, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Invoice, InvoiceExplanation as Explanation } from '../../shared/api/types.js';
import { ExplanationTree } from '../../shared/explanation/ExplanationTree.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Explained } from '../parts/Explained.js';
import { Section } from '../parts/Section.js';
import { useForeign } from '../parts/use-foreign.js';

/** The total, and each line down to prices and days; long invoices page by page. */
export const InvoiceExplanation = (): ReactElement | null => {
  const t = useTranslate();
  const { money, number, word } = useFormat();
  const [from, setFrom] = useState(0);
  const foreign = useForeign();
  const invoice = useRecordContext<Invoice>();
  if (!invoice) return null;
  if (foreign(invoice)) return <Section title={t('explain.title')}><Alert severity="info">{t('explain.hidden')}</Alert></Section>;
  return (
    <Explained<Explanation> path={`/api/invoices/${invoice.id}/explanation${from > 0 ? `?from=${from}` : ''}`}>
      {({ lines, lineCount, total, recomputed, currency, next }) => (
        <Box sx={{ mt: 2 }}>
          <Typography sx={{ mb: 1 }}>{t('invoices.sum', { count: number(lineCount), sum: money(recomputed, currency), total: money(total, currency) })}</Typography>
          {lines.map(({ chargeId, fee, resourceKey, explanation }) => (
            <Box key={chargeId}>
              <Divider />
              <ExplanationTree open={false} node={explanation.tree} title={[word('fee', fee), resourceKey].filter(Boolean).join(' · ')} />
            </Box>
          ))}
          {from > 0 && <Button onClick={() => setFrom(0)}>{t('invoices.firstPage')}</Button>}
          {next !== null && <Button onClick={() => setFrom(next)}>{t('events_page.more')}</Button>}
        </Box>
      )}
    </Explained>
  );
};
