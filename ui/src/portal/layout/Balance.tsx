import Add from '@mui/icons-material/Add';
import { Box, Button, IconButton, Skeleton, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { Money } from '../../shared/components/Money.js';
import { TopUpDialog } from '../billing/TopUpDialog.js';
import { useOwnAccount } from '../parts/use-own-account.js';

/** The account, what it has, and the way to more. */
export const Balance = (): ReactElement => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const { data: account } = useOwnAccount();
  return (
    <>
      <Box sx={{ textAlign: 'end', minWidth: 0 }} data-testid="balance">
        <Typography variant="caption" color="textSecondary" noWrap component="div" sx={{ maxWidth: { xs: 150, sm: 240 }, lineHeight: 1.25 }}>
          {account?.name ?? ' '}
        </Typography>
        <Typography component="div" sx={{ fontWeight: 650, lineHeight: 1.25 }} aria-label={t('portal.balance')}>
          {account ? <Money minor={account.balance} currency={account.currency} /> : <Skeleton width={72} />}
        </Typography>
      </Box>
      <Button variant="outlined" onClick={() => setOpen(true)} sx={{ display: { xs: 'none', sm: 'inline-flex' }, whiteSpace: 'nowrap' }} data-testid="top-up">
        {t('portal.topUp')}
      </Button>
      <IconButton color="primary" onClick={() => setOpen(true)} aria-label={t('portal.topUp')} sx={{ display: { sm: 'none' }, border: 1, borderColor: 'divider' }}>
        <Add />
      </IconButton>
      {open && <TopUpDialog onClose={() => setOpen(false)} />}
    </>
  );
};
