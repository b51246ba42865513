import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState, type DragEvent, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';

interface FileChoiceProps {
  readonly file: File | null;
  readonly onChoose: (file: File) => void;
}

/** A file by its dialog, or dropped. */
export const FileChoice = ({ file, onChoose }: FileChoiceProps): ReactElement => {
  const t = useTranslate();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onChoose(dropped);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{ border: 1, borderStyle: 'dashed', borderColor: over ? 'primary.main' : 'divider', borderRadius: 2, p: { xs: 3, sm: 4 }, textAlign: 'center', bgcolor: over ? 'action.hover' : 'transparent' }}
    >
      <Button component="label" variant={file ? 'outlined' : 'contained'} startIcon={<UploadFile />} size="large">
        {t(file ? 'priceLists.otherFile' : 'priceLists.chooseFile')}
        <Box component="input" type="file" accept=".xlsx,.csv,.txt,.zip" data-testid="price-list-file" aria-label={t('priceLists.chooseFile')} sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', opacity: 0 }} onChange={({ target }: { target: HTMLInputElement }) => target.files?.[0] && onChoose(target.files[0])} />
      </Button>
      <Typography sx={{ mt: 1.5, overflowWrap: 'anywhere' }}>{file ? <strong>{file.name}</strong> : t('priceLists.dropHint')}</Typography>
    </Box>
  );
};
