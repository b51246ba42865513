import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { LocalesMenuButton, useTranslate } from 'react-admin';

/** The language by its name; on phones the sign alone. */
export const LanguageMenu = (): ReactElement => {
  const t = useTranslate();
  return (
    <Box component="span" title={t('shell.language')} sx={{ '& .MuiButton-root': { fontSize: { xs: 0, sm: '0.875rem' }, minWidth: { xs: 40, sm: 64 } }, '& .MuiButton-endIcon': { display: { xs: 'none', sm: 'inherit' } }, '& .MuiButton-startIcon': { mx: { xs: 0, sm: 0.5 } } }}>
      <LocalesMenuButton />
    </Box>
  );
};
