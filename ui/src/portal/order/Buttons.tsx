import { Box, Button } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** The next step and the one before; the way on is closed while the price is being recalculated. */
export const Buttons = ({ onBack, children }: { readonly onBack: (() => void) | null; readonly children: ReactNode }): ReactElement => {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'flex', gap: 1, justifyContent: 'end', mt: 2 }}>
      {onBack && (
        <Button size="large" onClick={onBack}>
          {t('common.back')}
        </Button>
      )}
      {children}
    </Box>
  );
};
