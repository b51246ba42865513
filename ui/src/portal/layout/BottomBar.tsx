import { BottomNavigation, BottomNavigationAction, Paper } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import { useLocation } from 'react-router';
import { useDestinations } from './navigation.js';

export const BottomBar = (): ReactElement => {
  const t = useTranslate();
  const { pathname } = useLocation();
  const destinations = useDestinations();
  const current = destinations.find(({ to }) => pathname.startsWith(to))?.to ?? false;
  return (
    <Paper component="nav" aria-label={t('portal.menu.label')} square elevation={0} sx={{ display: { md: 'none' }, position: 'fixed', insetInline: 0, bottom: 0, zIndex: 'appBar', borderTop: 1, borderColor: 'divider', pb: 'env(safe-area-inset-bottom)' }}>
      <BottomNavigation showLabels value={current}>
        {destinations.map(({ to, label, icon }) => (
          <BottomNavigationAction key={to} value={to} label={t(label)} icon={icon} component={Link} to={to} sx={{ minWidth: 64, px: 0.5, '& .MuiBottomNavigationAction-label, & .MuiBottomNavigationAction-label.Mui-selected': { fontSize: '0.75rem' } }} aria-current={current === to ? 'page' : undefined} />
        ))}
      </BottomNavigation>
    </Paper>
  );
};
