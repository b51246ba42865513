import { Box, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';

/** A part of a page under a heading. */
export const Section = ({ title, intro, children }: { readonly title?: string; readonly intro?: string; readonly children: ReactNode }): ReactElement => (
  <Box component="section" sx={{ py: 1.5, width: '100%' }}>
    {title && (
      <Typography variant="h3" component="h2" sx={{ mb: intro ? 0.25 : 1.5 }}>
        {title}
      </Typography>
    )}
    {intro && (
      <Typography color="textSecondary" variant="body2" sx={{ mb: 1.5, maxWidth: '75ch' }}>
        {intro}
      </Typography>
    )}
    {children}
  </Box>
);
