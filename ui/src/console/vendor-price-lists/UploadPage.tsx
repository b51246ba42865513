import { Alert, Box, Button, Card, CardContent, MenuItem, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Title, useRedirect, useTranslate } from 'react-admin';
import { useCommand } from '../../shared/api/hooks.js';
import { ProblemNote } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import { FileChoice } from './FileChoice.js';
import { base64Of, MOST_BYTES } from './read-file.js';
import { Steps } from './Steps.js';

/** Takes a file in; what it would do is shown next. */
export const UploadPage = (): ReactElement => {
  const t = useTranslate();
  const redirect = useRedirect();
  const { country } = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const [coefficient, setCoefficient] = useState('1');
  const [market, setMarket] = useState('');
  const { send, isPending, problem, reset } = useCommand('upload-price-list');
  const markets = problem?.code === 'price_list_market' ? (problem.meta as { markets?: readonly string[] } | undefined)?.markets : undefined;
  const tooLarge = file !== null && file.size > MOST_BYTES;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!file) return;
    const uploaded = await send({ fileName: file.name, file: await base64Of(file), coefficient: coefficient.trim().replace(',', '.'), ...(market && { market }) });
    if (uploaded) redirect('show', 'vendor-price-lists', uploaded.id);
  };
  const choose = (chosen: File): void => {
    reset();
    setFile(chosen);
  };

  return (
    <Card sx={{ mt: 2, maxWidth: 820 }}>
      <Title title={t('priceLists.title')} />
      <CardContent>
        <Steps done={0} />
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {t('priceLists.intro')}
        </Typography>
        <Box component="form" noValidate onSubmit={(event) => void submit(event)} sx={{ display: 'grid', gap: 2 }}>
          <FileChoice file={file} onChoose={choose} />
          {tooLarge && <Alert severity="error">{t('priceLists.tooLarge')}</Alert>}
          <TextField label={t('data.coefficient')} value={coefficient} onChange={({ target }) => setCoefficient(target.value)} helperText={t('priceLists.coefficientHint')} slotProps={{ htmlInput: { inputMode: 'decimal' } }} sx={{ maxWidth: 320 }} />
          {(markets ?? (market ? [market] : [])).length > 0 && (
            <TextField select label={t('data.market')} value={market} onChange={({ target }) => setMarket(target.value)} sx={{ maxWidth: 320 }}>
              {(markets ?? [market]).map((code) => (
                <MenuItem key={code} value={code}>
                  {country(code)}
                </MenuItem>
              ))}
            </TextField>
          )}
          {problem && <ProblemNote problem={problem} />}
          <Box>
            <Button type="submit" variant="contained" size="large" disabled={!file || tooLarge} loading={isPending} data-testid="upload-price-list">
              {t('commands.upload-price-list.label')}
            </Button>
          </Box>
        </Box>
      </CardContent>
    </Card>
  );
};
