import { AppBar, Box, Button, Toolbar } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import { useLocation } from 'react-router';
import { useMe } from '../../shared/api/hooks.js';
import { Balance } from './Balance.js';
import { PersonMenu } from './PersonMenu.js';
import { useDestinations } from './navigation.js';

const Navigation = (): ReactElement => {
  const t = useTranslate();
  const { pathname } = useLocation();
  return (
    <Box component="nav" aria-label={t('portal.menu.label')} sx={{ display: { xs: 'none', md: 'flex' }, gap: 0.5, ml: 3 }}>
      {useDestinations().map(({ to, label }) => {
        const current = pathname.startsWith(to);
        return (
          <Button key={to} component={Link} to={to} color={current ? 'primary' : 'inherit'} aria-current={current ? 'page' : undefined} sx={{ px: 1.5, ...(current ? { bgcolor: 'action.selected' } : {}) }}>
            {t(label)}
          </Button>
        );
      })}
    </Box>
  );
};

export const Header = (): ReactElement => {
  const { role } = useMe();
  return (
    <AppBar position="sticky">
      <Toolbar sx={{ gap: 1, maxWidth: 1280, width: '100%', mx: 'auto' }}>
        <Link to="/" aria-label="Skyledger" sx={{ display: 'flex' }}>
          <img src="/assets/skyledger.svg" alt="" width={32} height={32} />
        </Link>
        <Navigation />
        <Box sx={{ flex: 1 }} />
        {role !== 'User' && <Balance />}
        <PersonMenu />
      </Toolbar>
    </AppBar>
  );
};
