import { Box, Button, Container } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { Outlet, useLocation } from 'react-router';
import { useMe } from '../../shared/api/hooks.js';
import { AccountAlerts } from '../billing/AccountAlerts.js';
import { ExportWatcher } from '../../shared/exports/ExportWatcher.js';
import { BottomBar } from './BottomBar.js';
import { Header } from './Header.js';
import { useArrival } from './use-arrival.js';

/** Header above; on phones the ways to go at the thumb. */
export const PortalLayout = (): ReactElement => {
  const t = useTranslate();
  const { role } = useMe();
  useArrival(useLocation().pathname);
  const skip = (): void => document.getElementById('content')?.focus();
  return (
    <Box sx={{ minHeight: '100dvh', bgcolor: 'background.default', pb: { xs: 10, md: 6 } }}>
      <Button onClick={skip} variant="contained" sx={{ position: 'absolute', left: 8, top: -100, zIndex: 2000, '&:focus': { top: 8 } }}>
        {t('ra.navigation.skip_nav')}
      </Button>
      <ExportWatcher />
      <Header />
      <Container component="main" maxWidth="md" id="content" tabIndex={-1} sx={{ pt: { xs: 2, md: 4 }, outline: 'none' }}>
        {role !== 'User' && <AccountAlerts />}
        <Outlet />
      </Container>
      <BottomBar />
    </Box>
  );
};
