import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import SettingsBrightness from '@mui/icons-material/SettingsBrightnessOutlined';
import type { ReactElement } from 'react';
import { useRemoveFromStore, useStore } from 'react-admin';

export type Appearance = 'system' | 'light' | 'dark';

export const appearances: readonly { readonly id: Appearance; readonly icon: ReactElement }[] = [
  { id: 'system', icon: <SettingsBrightness fontSize="small" /> },
  { id: 'light', icon: <LightMode fontSize="small" /> },
  { id: 'dark', icon: <DarkMode fontSize="small" /> },
];

/** Light, dark, or as the system is: which is what holds when nothing was chosen. */
export const useAppearance = (): [Appearance, (appearance: Appearance) => void] => {
  const [chosen, setTheme] = useStore<Appearance>('theme', 'system');
  const forget = useRemoveFromStore();
  return [chosen, (appearance) => (appearance === 'system' ? forget('theme') : setTheme(appearance))];
};
