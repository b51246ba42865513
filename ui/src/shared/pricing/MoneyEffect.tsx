import { Box, Table, TableBody, TableCell, TableContainer, TableRow, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { ChargesEffect } from '../api/types.js';
import { Facts } from '../components/Facts.js';
import { Money } from '../components/Money.js';
import { StatusChip } from '../components/StatusChip.js';
import { useFormat } from '../format/use-format.js';

/** Rows before the rest is left out: an annual plan has twelve that say the same. */
const SHOWN = 6;

const Parts = ({ parts, currency }: { readonly parts: ChargesEffect['parts']; readonly currency: string }): ReactElement => {
  const { period, word } = useFormat();
  return (
    <TableContainer>
      <Table size="small" sx={{ '& td': { px: 0.5 } }}>
        <TableBody>
          {parts.slice(0, SHOWN).map(({ status, fee, resourceKey, period: days, net }, index) => (
            <TableRow key={index}>
              <TableCell>{[resourceKey, word('fee', fee), period(days)].filter(Boolean).join(' · ')}</TableCell>
              <TableCell>
                <StatusChip status={status} />
              </TableCell>
              <TableCell align="right">
                <Money minor={net} currency={currency} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

/** What becomes of the charges that there are: used, held, and what comes back. */
export const MoneyEffect = ({ effect, currency }: { readonly effect: ChargesEffect; readonly currency: string }): ReactElement => {
  const t = useTranslate();
  const { writtenOff, held, back, parts } = effect;
  if (writtenOff === 0 && held === 0 && back === 0) return <Typography sx={{ mt: 2 }}>{t('subscription.nothingBack')}</Typography>;
  return (
    <Box data-testid="money-effect" sx={{ mt: 2 }}>
      <Typography variant="subtitle2" sx={{ mb: 1 }}>
        {t('effect.title')}
      </Typography>
      <Facts
        columns={3}
        facts={[
          { label: t('effect.writtenOff'), value: <Money minor={writtenOff} currency={currency} />, note: t('effect.writtenOffNote') },
          { label: t('effect.held'), value: <Money minor={held} currency={currency} />, note: t('effect.heldNote') },
          { label: t('effect.back'), value: <strong><Money minor={back} currency={currency} /></strong>, note: t('effect.backNote') },
        ]}
      />
      {parts.length > 0 && <Parts parts={parts} currency={currency} />}
    </Box>
  );
};
