import History from '@mui/icons-material/HistoryOutlined';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useMe } from '../../shared/api/hooks.js';
import { useFormat } from '../../shared/format/use-format.js';

/** The moment that the page shows: a position of the log or an instant, in the URL; null is now. */
export const useAsOf = (): [string | null, (asOf: string | null) => void] => {
  const [query, setQuery] = useSearchParams();
  const set = (asOf: string | null): void =>
    setQuery((before) => {
      const after = new URLSearchParams(before);
      if (asOf === null) after.delete('asOf');
      else after.set('asOf', asOf);
      return after;
    });
  return [query.get('asOf'), set];
};

/** Says plainly that this is the past, and leads back. */
export const AsOfNotice = (): ReactElement | null => {
  const t = useTranslate();
  const { instant } = useFormat();
  const [asOf, setAsOf] = useAsOf();
  if (asOf === null) return null;
  const moment = /^\d+$/.test(asOf) ? t('asOf.position', { position: asOf }) : instant(asOf, 'medium');
  return (
    <Alert
      severity="warning"
      icon={<History fontSize="inherit" />}
      sx={{ mb: 2 }}
      action={
        <Button color="inherit" onClick={() => setAsOf(null)}>
          {t('asOf.backToNow')}
        </Button>
      }
    >
      {t('asOf.notice', { moment })}
    </Alert>
  );
};

const Picker = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const t = useTranslate();
  const [, setAsOf] = useAsOf();
  const [moment, setMoment] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsOf(new Date(moment).toISOString());
    onClose();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="as-of-title">
      <Box component="form" onSubmit={submit}>
        <DialogTitle id="as-of-title">{t('asOf.title')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{t('asOf.explain')}</DialogContentText>
          <TextField autoFocus type="datetime-local" label={t('asOf.moment')} value={moment} onChange={(event) => setMoment(event.target.value)} slotProps={{ inputLabel: { shrink: true }, htmlInput: { step: 1 } }} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!moment}>
            {t('asOf.show')}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
};

/** For those who look into the past: administrators and auditors. */
export const AsOfButton = (): ReactElement | null => {
  const t = useTranslate();
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  if (role !== 'admin' && role !== 'auditor') return null;
  return (
    <>
      <Button startIcon={<History />} color="inherit" onClick={() => setOpen(true)}>
        {t('asOf.button')}
      </Button>
      {open && <Picker onClose={() => setOpen(false)} />}
    </>
  );
};
