import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useCommand } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { useFormat } from '../format/use-format.js';
import { FORMATS, type ExportFormat } from './export.js';
import { ExportState } from './ExportState.js';
import { requestOf, type Selection } from './selection.js';
import { watched } from './watched.js';

interface ExportDialogProps {
  readonly selection: Selection;
  /** How many rows the list has now, when that is known. */
  readonly total?: number | undefined;
  readonly onClose: () => void;
}

/** Asks for the format, then shows how far the file is. It goes on when this is closed. */
export const ExportDialog = ({ selection, total, onClose }: ExportDialogProps): ReactElement => {
  const t = useTranslate();
  const { number } = useFormat();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [id, setId] = useState<string | null>(null);
  const { send, isPending, problem, reset } = useCommand('request-export');
  const heading = (path: string): string => t(`exports.columns.${path.replaceAll('.', '_')}`, { _: t(`data.${path.split('.').at(-1) ?? path}`, { _: path }) });
  const request = async (): Promise<void> => {
    const requested = await send(requestOf(selection, format, heading));
    if (!requested) return;
    setId(requested.id);
  };
  const ended = useRef(false);
  // Who looks at it to the end need not be told again.
  useEffect(() => () => { if (id !== null && !ended.current) watched.add(id); }, [id]);
  const running = problem?.code === 'export_running' ? problem.meta?.['exportId'] : undefined;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="export-title">
      <DialogTitle id="export-title">{t('exports.title')}</DialogTitle>
      <DialogContent>
        {id !== null ? (
          <ExportState id={id} onEnd={() => { ended.current = true; }} />
        ) : (
          <>
            <DialogContentText>{total === undefined ? t('exports.intro') : t('exports.introCount', { smart_count: total, total: number(total) })}</DialogContentText>
            <RadioGroup value={format} onChange={(_event, value) => { reset(); setFormat(value as ExportFormat); }} aria-label={t('exports.format')} sx={{ mt: 1 }}>
              {FORMATS.map((each) => (
                <FormControlLabel key={each} value={each} control={<Radio />} label={<><Typography component="span">{t(`exports.formats.${each}`)}</Typography><Typography variant="caption" component="p" color="textSecondary">{t(`exports.formatNotes.${each}`)}</Typography></>} sx={{ alignItems: 'flex-start', mb: 1, '& .MuiRadio-root': { pt: 0.25 } }} />
              ))}
            </RadioGroup>
            {problem && <ProblemNote problem={problem} action={typeof running === 'string' && <Button color="inherit" onClick={() => setId(running)}>{t('exports.showRunning')}</Button>} />}
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ p: 2, gap: 1 }}>
        <Button onClick={onClose}>{t(id === null ? 'common.cancel' : 'exports.close')}</Button>
        {id === null && <Button variant="contained" loading={isPending} onClick={() => void request()} data-testid="request-export">{t('commands.request-export.label')}</Button>}
      </DialogActions>
    </Dialog>
  );
};
