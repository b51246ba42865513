import SwapVert from '@mui/icons-material/SwapVertOutlined';
import { Box, Card, CardContent, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { LedgerEntry } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { CardList } from '../parts/CardList.js';
import { useOwnAccount } from '../parts/use-own-account.js';

/** Balance, less what is held for charges, is what can be spent. */
const Summary = (): ReactElement | null => {
  const t = useTranslate();
  const { data: account } = useOwnAccount();
  if (!account) return null;
  return (
    <Card sx={{ mb: 2 }}>
      <CardContent sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, '&:last-child': { pb: 2 } }}>
        {(['balance', 'blocked', 'available'] as const).map((key) => (
          <Box key={key} sx={{ flex: '1 1 120px' }}>
            <Typography variant="body2" color="textSecondary">
              {t(`data.${key}`)}
            </Typography>
            <Typography variant="h2" component="p">
              <Money minor={account[key]} currency={account.currency} />
            </Typography>
            <Typography variant="caption" color="textSecondary">
              {t(`balance.note.${key}`)}
            </Typography>
          </Box>
        ))}
      </CardContent>
    </Card>
  );
};

const EntryCard = ({ entry, currency }: { readonly entry: LedgerEntry; readonly currency: string | undefined }): ReactElement => {
  const t = useTranslate();
  const { date, word } = useFormat();
  const money = (minor: number, signed = false): ReactNode => <Money minor={minor} currency={currency} signed={signed} />;
  return (
    <Card>
      <CardContent sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', alignItems: 'center', '&:last-child': { pb: 2 } }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600 }}>{word('entry', entry.kind)}</Typography>
          <Typography variant="body2" color="textSecondary">
            {date(entry.on)} {entry.reason}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t('data.balanceAfter')} {money(entry.balanceAfter)}
          </Typography>
        </Box>
        <Box sx={{ textAlign: 'end' }}>
          <Typography sx={{ fontWeight: 650, color: entry.amount > 0 ? 'success.main' : 'text.primary' }}>{entry.amount !== 0 && money(entry.amount, true)}</Typography>
          {entry.held !== 0 && (
            <Typography variant="body2" color="textSecondary">
              {t(entry.held > 0 ? 'portal.nowHeld' : 'portal.noLongerHeld')} {money(Math.abs(entry.held))}
            </Typography>
          )}
        </Box>
      </CardContent>
    </Card>
  );
};

export const LedgerPage = (): ReactElement => {
  const t = useTranslate();
  const { data: account } = useOwnAccount();
  return (
    <>
      <Summary />
      <CardList<LedgerEntry>
        resource="ledger-entries"
        sort={{ field: 'sequence', order: 'DESC' }}
        item={(entry) => <EntryCard entry={entry} currency={account?.currency} />}
        empty={
          <Card>
            <EmptyState icon={<SwapVert />} title={t('portal.transactions.empty')} hint={t('portal.transactions.hint')} />
          </Card>
        }
      />
    </>
  );
};
