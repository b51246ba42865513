import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, Button, Typography } from '@mui/material';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { Link, useTranslate } from 'react-admin';

interface PageProps {
  readonly title: string;
  readonly intro?: string;
  /** Where one comes from. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the portal: its title is the window's too. */
export const Page = ({ title, intro, back, beside, actions, children }: PageProps): ReactElement => {
  const t = useTranslate();
  useEffect(() => {
    document.title = `${title} · Skyledger`;
  }, [title]);
  return (
    <>
      {back && (
        <Button component={Link} to={back.to} startIcon={<ArrowBack />} sx={{ ml: -1, mb: 1 }}>
          {t(back.label)}
        </Button>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2.5 }}>
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, alignItems: 'center' }}>
            <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
              {title}
            </Typography>
            {beside}
          </Box>
          {intro && <Typography color="textSecondary">{intro}</Typography>}
        </Box>
        {actions}
      </Box>
      {children}
    </>
  );
};
