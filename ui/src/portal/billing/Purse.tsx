import { Box, Card, CardContent, Skeleton, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { Account } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { useOwnAccount } from '../parts/use-own-account.js';

interface Figure {
  readonly key: 'balance' | 'blocked' | 'available' | 'allowance' | 'owed';
  readonly amount: number;
}

/** The figures that say something of this account: nobody without credit is shown a zero for it. */
const figuresOf = ({ balance, blocked, available, allowance, owed, terms }: Account): readonly Figure[] => [
  { key: 'balance', amount: balance },
  { key: 'blocked', amount: blocked },
  { key: 'available', amount: available },
  ...(allowance > 0 ? [{ key: 'allowance', amount: allowance } as const] : []),
  ...(terms.paymentModel === 'postpay' || owed !== 0 ? [{ key: 'owed', amount: owed } as const] : []),
];

/** Balance, less what is set aside, is what can be spent; and what is owed for services rendered. */
export const Purse = (): ReactElement => {
  const t = useTranslate();
  const { data: account } = useOwnAccount();
  const figures = account ? figuresOf(account) : null;
  return (
    <Card sx={{ mb: 2 }} data-testid="purse">
      <CardContent sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))', gap: 2, '&:last-child': { pb: 2 } }}>
        {(figures ?? [null, null, null]).map((figure, index) => (
          <Box key={figure?.key ?? index}>
            <Typography variant="body2" color="textSecondary">
              {figure ? t(`data.${figure.key}`) : <Skeleton width="60%" />}
            </Typography>
            <Typography variant="h2" component="p" sx={figure && ((figure.key === 'owed' && figure.amount > 0) || figure.amount < 0) ? { color: 'error.main' } : {}}>
              {figure ? <Money minor={figure.amount} currency={account?.currency} /> : <Skeleton width="80%" />}
            </Typography>
            <Typography variant="caption" color="textSecondary">
              {figure ? t(`purse.note.${figure.key}`) : <Skeleton width="90%" />}
            </Typography>
          </Box>
        ))}
      </CardContent>
    </Card>
  );
};
