import Person from '@mui/icons-material/PersonOutlined';
import { Box, ListItemIcon, ListItemText, MenuItem, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { AppBar, Link, LoadingIndicator, Logout, TitlePortal, UserMenu, useTranslate, useUserMenu } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { useFormat } from '../../shared/format/use-format.js';
import { LanguageMenu } from '../../shared/i18n/LanguageMenu.js';
import { AppearanceMenu } from '../../shared/theme/AppearanceMenu.js';

const ProfileItem = (): ReactElement => {
  const t = useTranslate();
  const menu = useUserMenu();
  return (
    <MenuItem component={Link} to="/profile" onClick={menu?.onClose}>
      <ListItemIcon>
        <Person fontSize="small" />
      </ListItemIcon>
      <ListItemText>{t('profile.title')}</ListItemText>
    </MenuItem>
  );
};

/** For whom this person works, and as what. */
const Whose = (): ReactElement => {
  const { reseller, role } = useMe();
  const { word } = useFormat();
  return (
    <Box sx={{ display: { xs: 'none', md: 'grid' }, textAlign: 'end', mr: 1, lineHeight: 1.2 }}>
      <Typography variant="body2" sx={{ fontWeight: 600, lineHeight: 1.2 }}>
        {reseller.name}
      </Typography>
      <Typography variant="caption" color="textSecondary" sx={{ lineHeight: 1.2 }}>
        {word('role', role)}
      </Typography>
    </Box>
  );
};

const Toolbar = (): ReactElement => (
  <>
    <LanguageMenu />
    <AppearanceMenu />
    <LoadingIndicator />
  </>
);

const ConsoleUserMenu = (): ReactElement => (
  <UserMenu>
    <ProfileItem />
    <Logout />
  </UserMenu>
);

export const ConsoleAppBar = (): ReactElement => (
  <AppBar toolbar={<Toolbar />} userMenu={<ConsoleUserMenu />}>
    <TitlePortal variant="h6" component="h1" />
    <Whose />
  </AppBar>
);
