import { Box, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';

/** Nothing here: why, and what to do next. */
export const EmptyState = ({ icon, title, hint, action }: { readonly icon?: ReactNode; readonly title: string; readonly hint?: string; readonly action?: ReactNode }): ReactElement => (
  <Box sx={{ textAlign: 'center', px: 3, py: { xs: 6, md: 8 }, display: 'grid', gap: 1, justifyItems: 'center' }}>
    {icon && (
      <Box aria-hidden sx={{ color: 'text.disabled', '& svg': { fontSize: 56 } }}>
        {icon}
      </Box>
    )}
    <Typography variant="h3" component="p">
      {title}
    </Typography>
    {hint && (
      <Typography color="textSecondary" sx={{ maxWidth: '46ch' }}>
        {hint}
      </Typography>
    )}
    {action && <Box sx={{ mt: 2 }}>{action}</Box>}
  </Box>
);
