import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Logout from '@mui/icons-material/LogoutOutlined';
import { Divider, IconButton, ListItemIcon, ListItemText, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link, useLocaleState, useLogout, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { locales } from '../../shared/i18n/locales.js';
import { appearances, useAppearance } from '../../shared/theme/use-appearance.js';
import { useSwitchAccount } from '../parts/use-switch-account.js';

const AccountItems = (): ReactElement | null => {
  const t = useTranslate();
  const { accounts, account } = useMe();
  const switchTo = useSwitchAccount();
  if (accounts.length < 2) return null;
  return (
    <>
      <ListSubheader>{t('portal.switchAccount')}</ListSubheader>
      {accounts.map(({ id, name, number }) => (
        <MenuItem key={id} selected={id === account?.id} onClick={() => void switchTo(id)}>
          {name ?? number}
        </MenuItem>
      ))}
      <Divider />
    </>
  );
};

const LanguageItems = (): ReactElement => {
  const t = useTranslate();
  const [locale, setLocale] = useLocaleState();
  return (
    <>
      <ListSubheader>{t('shell.language')}</ListSubheader>
      {locales.map((each) => (
        <MenuItem key={each.locale} dense selected={each.locale === locale} onClick={() => setLocale(each.locale)} lang={each.locale}>
          {each.name}
        </MenuItem>
      ))}
      <Divider />
    </>
  );
};

const AppearanceItems = (): ReactElement => {
  const t = useTranslate();
  const [chosen, choose] = useAppearance();
  return (
    <>
      <ListSubheader>{t('shell.appearance')}</ListSubheader>
      {appearances.map(({ id, icon }) => (
        <MenuItem key={id} dense selected={id === chosen} onClick={() => choose(id)}>
          <ListItemIcon>{icon}</ListItemIcon>
          {t(`shell.themes.${id}`)}
        </MenuItem>
      ))}
      <Divider />
    </>
  );
};

/** The person: profile, account, language, appearance, and the way out. */
export const PersonMenu = (): ReactElement => {
  const t = useTranslate();
  const logout = useLogout();
  const { name, email } = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  return (
    <>
      <IconButton color="inherit" aria-label={t('portal.personMenu')} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        <AccountCircle />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem component={Link} to="/profile" onClick={close}>
          <ListItemIcon>
            <AccountCircle fontSize="small" />
          </ListItemIcon>
          <ListItemText primary={name ?? t('profile.title')} secondary={email} />
        </MenuItem>
        <MenuItem component={Link} to="/exports" onClick={close}>
          <ListItemIcon>
            <FileDownload fontSize="small" />
          </ListItemIcon>
          {t('exports.page')}
        </MenuItem>
        <Divider />
        <AccountItems />
        <LanguageItems />
        <AppearanceItems />
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon>
            <Logout fontSize="small" />
          </ListItemIcon>
          {t('ra.auth.logout')}
        </MenuItem>
      </Menu>
    </>
  );
};
