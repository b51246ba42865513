import { Box, CircularProgress } from '@mui/material';
import type { ReactElement } from 'react';
import { useAuthState, useTranslate } from 'react-admin';
import { Outlet } from 'react-router';

/** Pages that need a session: without one, the way leads to the log-in and back. */
export const SignedIn = (): ReactElement | null => {
  const t = useTranslate();
  const { isPending, authenticated } = useAuthState(undefined, true);
  if (isPending)
    return (
      <Box sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center' }}>
        <CircularProgress aria-label={t('ra.page.loading')} />
      </Box>
    );
  return authenticated ? <Outlet /> : null;
};
