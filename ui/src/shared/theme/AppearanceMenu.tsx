import { IconButton, ListItemIcon, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { appearances, useAppearance, type Appearance } from './use-appearance.js';

export const AppearanceMenu = (): ReactElement => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [chosen, choose] = useAppearance();
  const take = (appearance: Appearance): void => {
    setAnchor(null);
    choose(appearance);
  };
  return (
    <>
      <Tooltip title={t('shell.appearance')}>
        <IconButton color="inherit" aria-label={t('shell.appearance')} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
          {appearances.find(({ id }) => id === chosen)?.icon}
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {appearances.map(({ id, icon }) => (
          <MenuItem key={id} selected={id === chosen} onClick={() => take(id)}>
            <ListItemIcon>{icon}</ListItemIcon>
            {t(`shell.themes.${id}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
