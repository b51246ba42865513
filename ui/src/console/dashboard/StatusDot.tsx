import { Box } from '@mui/material';
import type { ReactElement } from 'react';

export const StatusDot = ({ tone }: { readonly tone: 'success' | 'warning' | 'error' }): ReactElement => <Box aria-hidden sx={{ width: 12, height: 12, borderRadius: '50%', bgcolor: `${tone}.main`, flexShrink: 0 }} />;
