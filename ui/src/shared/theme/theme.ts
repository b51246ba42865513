import type { AlertProps } from '@mui/material';
import { alpha, type PaletteMode, type Theme, type ThemeOptions } from '@mui/material/styles';
import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';

const palettes = {
  light: {
    mode: 'light' as const,
    primary: { main: '#1d4ed8' },
    secondary: { main: '#0f766e' },
    success: { main: '#14703a' },
    warning: { main: '#a34a08' },
    error: { main: '#b91c1c' },
    info: { main: '#0369a1' },
    background: { default: '#f5f7fb', paper: '#ffffff' },
    text: { primary: '#111a2e', secondary: '#56617a' },
    divider: '#e1e6f0',
  },
  dark: {
    mode: 'dark' as const,
    primary: { main: '#8ab4ff' },
    secondary: { main: '#5eead4' },
    success: { main: '#6ee7a0' },
    warning: { main: '#fbbf6a' },
    error: { main: '#ff9a93' },
    info: { main: '#7dd3fc' },
    background: { default: '#0d1321', paper: '#151d2f' },
    text: { primary: '#e8edf7', secondary: '#9fabc3' },
    divider: '#28334b',
  },
};

const typography: ThemeOptions['typography'] = {
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Devanagari", "Open Sans", sans-serif',
  h1: { fontSize: '1.75rem', fontWeight: 650, letterSpacing: '-0.02em' },
  h2: { fontSize: '1.35rem', fontWeight: 650, letterSpacing: '-0.01em' },
  h3: { fontSize: '1.1rem', fontWeight: 650 },
  h4: { fontSize: '1rem', fontWeight: 650 },
  h5: { fontSize: '1rem', fontWeight: 650 },
  h6: { fontSize: '1.05rem', fontWeight: 650 },
  subtitle2: { fontWeight: 650 },
  caption: { lineHeight: 1.4 },
  button: { textTransform: 'none', fontWeight: 600 },
};

/** Where the keyboard is, for eyes that do not see a ripple; within its bounds where what is around would cut it off. */
const focusRing = (offset: number): { root: (props: { theme: Theme }) => object } => ({
  root: ({ theme }) => ({ '&.Mui-focusVisible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: offset } }),
});

const components: ThemeOptions['components'] = {
  MuiButtonBase: { styleOverrides: focusRing(2) },
  MuiMenuItem: { styleOverrides: focusRing(-2) },
  MuiCardActionArea: { styleOverrides: focusRing(-2) },
  MuiBottomNavigationAction: { styleOverrides: focusRing(-2) },
  MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { defaultProps: { variant: 'outlined' }, styleOverrides: { root: { borderRadius: 14 } } },
  MuiButton: { defaultProps: { disableElevation: true }, styleOverrides: { root: { borderRadius: 10 } } },
  MuiChip: { styleOverrides: { root: { fontWeight: 600 } } },
  MuiDialog: { styleOverrides: { paper: { borderRadius: 16 }, paperFullScreen: { borderRadius: 0 } } },
  MuiTypography: { styleOverrides: { caption: { display: 'block' } } },
  MuiAlert: {
    styleOverrides: {
      root: ({ theme, ownerState: { severity = 'info', variant } }: { theme: Theme; ownerState: AlertProps }) =>
        variant === 'filled' ? { borderRadius: 12 } : { borderRadius: 12, color: theme.palette.text.primary, backgroundColor: alpha(theme.palette[severity].main, theme.palette.mode === 'dark' ? 0.14 : 0.09) },
    },
  },
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true } },
  MuiTabs: { defaultProps: { variant: 'scrollable', scrollButtons: 'auto' } },
  MuiTab: { styleOverrides: { root: ({ theme }: { theme: Theme }) => ({ minHeight: 44, '&.Mui-focusVisible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: -2 } }) } },
  MuiTableCell: { styleOverrides: { root: { fontVariantNumeric: 'tabular-nums' }, head: { fontWeight: 600 } } },
  MuiTooltip: { defaultProps: { arrow: true } },
};

const consoleParts = (mode: PaletteMode): Record<string, unknown> => ({
  RaAppBar: { styleOverrides: { root: { '& .RaAppBar-toolbar': { paddingInline: 12 } } } },
  MuiAppBar: {
    defaultProps: { elevation: 0, color: 'default' },
    styleOverrides: {
      root: ({ theme }: { theme: Theme }) => ({ backgroundColor: theme.palette.background.paper, color: theme.palette.text.primary, borderBottom: `1px solid ${theme.palette.divider}` }),
    },
  },
  RaMenuItemLink: {
    styleOverrides: {
      root: ({ theme }: { theme: Theme }) => ({
        borderRadius: 10,
        marginInline: 8,
        paddingBlock: 6,
        color: theme.palette.text.secondary,
        '&.RaMenuItemLink-active': { color: theme.palette.primary.main, fontWeight: 600, backgroundColor: alpha(theme.palette.primary.main, mode === 'dark' ? 0.16 : 0.09) },
        '& .RaMenuItemLink-icon': { minWidth: 36 },
      }),
    },
  },
  RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent', '& .RaToolbar-mobileToolbar, &.RaToolbar-mobileToolbar': { position: 'static', backgroundColor: 'transparent' } } } },
  RaTopToolbar: { styleOverrides: { root: { '&&': { backgroundColor: 'transparent', flexWrap: 'wrap' } } } },
  RaListToolbar: { styleOverrides: { root: { '&&': { backgroundColor: 'transparent' } } } },
});

const merged = (base: RaThemeOptions, mode: PaletteMode): RaThemeOptions => ({
  ...base,
  palette: palettes[mode],
  typography,
  shape: { borderRadius: 10 },
  // The longest entry of the menu in each language, whole.
  sidebar: { ...base.sidebar, width: 272 },
  components: { ...base.components, ...components, ...consoleParts(mode) },
});

export const lightTheme = merged(defaultLightTheme, 'light');
export const darkTheme = merged(defaultDarkTheme, 'dark');
