import { Box, Card, CardContent, CssBaseline, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { LanguageMenu } from '../i18n/LanguageMenu.js';
import { AppearanceMenu } from '../theme/AppearanceMenu.js';

/** The mark and the name. */
export const Brand = ({ panel }: { readonly panel?: string }): ReactElement => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
    <img src="/assets/skyledger.svg" alt="" width={32} height={32} />
    <Box component="span" sx={{ fontWeight: 700, fontSize: '1.15rem', letterSpacing: '-0.02em' }}>
      Skyledger
    </Box>
    {panel && (
      <Typography component="span" color="textSecondary">
        {panel}
      </Typography>
    )}
  </Box>
);

/** The pages before somebody is signed in: one card in the middle. */
export const Entrance = ({ title, intro, panel, children }: { readonly title: string; readonly intro?: string; readonly panel?: string; readonly children: ReactNode }): ReactElement => {
  const t = useTranslate();
  return (
    <Box sx={{ minHeight: '100dvh', bgcolor: 'background.default', color: 'text.primary', display: 'flex', flexDirection: 'column' }}>
      <CssBaseline enableColorScheme />
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', p: 2, gap: 1 }}>
        <Brand {...(panel ? { panel } : {})} />
        <Box sx={{ flex: 1 }} />
        <LanguageMenu />
        <AppearanceMenu />
      </Box>
      <Box component="main" sx={{ flex: 1, display: 'grid', placeItems: { xs: 'start center', sm: 'center' }, p: 2, pb: { sm: 12 } }}>
        <Card sx={{ width: '100%', maxWidth: 420 }}>
          <CardContent sx={{ p: { xs: 3, sm: 4 }, '&:last-child': { pb: { xs: 3, sm: 4 } } }}>
            <Typography variant="h1" sx={{ mb: intro ? 1 : 2 }}>
              {title}
            </Typography>
            {intro && (
              <Typography color="textSecondary" sx={{ mb: 2 }}>
                {intro}
              </Typography>
            )}
            {children}
          </CardContent>
        </Card>
      </Box>
      <Typography component="footer" variant="caption" color="textSecondary" sx={{ p: 2, textAlign: 'center' }}>
        {t('shell.footer')}
      </Typography>
    </Box>
  );
};
