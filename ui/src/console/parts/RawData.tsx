import { Box, Button, Collapse } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';

/** The data as it was recorded, for those who want to see it. */
export const RawData = ({ data, open: initially = false }: { readonly data: unknown; readonly open?: boolean }): ReactElement => {
  const t = useTranslate();
  const [open, setOpen] = useState(initially);
  return (
    <Box>
      <Button size="small" color="inherit" onClick={() => setOpen(!open)} aria-expanded={open}>
        {t(open ? 'timeline.hideRaw' : 'timeline.showRaw')}
      </Button>
      <Collapse in={open} unmountOnExit>
        <Box component="pre" tabIndex={0} sx={{ m: 0, mt: 1, p: 1.5, borderRadius: 2, bgcolor: 'action.hover', overflow: 'auto', maxHeight: 420, fontSize: '0.8rem' }}>
          {JSON.stringify(data, null, 2)}
        </Box>
      </Collapse>
    </Box>
  );
};
