import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import SettingsBrightness from '@mui/icons-material/SettingsBrightnessOutlined';
import { IconButton, ListItemIcon, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useRemoveFromStore, useStore, useTranslate } from 'react-admin';

const choices = { system: <SettingsBrightness fontSize="small" />, light: <LightMode fontSize="small" />, dark: <DarkMode fontSize="small" /> };
type Choice = keyof typeof choices;

/** Light, dark, or as the system is. */
export const AppearanceMenu = (): ReactElement => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [stored, setTheme] = useStore<'light' | 'dark' | 'system'>('theme', 'system');
  const forget = useRemoveFromStore();
  const choose = (choice: Choice): void => {
    setAnchor(null);
    if (choice === 'system') forget('theme');
    else setTheme(choice);
  };
  return (
    <>
      <Tooltip title={t('shell.appearance')}>
        <IconButton color="inherit" aria-label={t('shell.appearance')} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
          {choices[stored]}
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {(Object.keys(choices) as Choice[]).map((choice) => (
          <MenuItem key={choice} selected={choice === stored} onClick={() => choose(choice)}>
            <ListItemIcon>{choices[choice]}</ListItemIcon>
            {t(`shell.themes.${choice}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
