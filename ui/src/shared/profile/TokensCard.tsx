import ContentCopy from '@mui/icons-material/ContentCopyOutlined';
import { Alert, Box, Button, Card, CardContent, IconButton, List, ListItem, ListItemText, TextField, Tooltip, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useCommand, useRead } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { CommandButton } from '../commands/CommandButton.js';
import { useFormat } from '../format/use-format.js';

interface ApiToken {
  readonly tokenId: string;
  readonly label: string;
  readonly createdAt?: string;
  readonly expiresAt?: string | null;
}

/** The new token, once: it is stored nowhere in clear. */
const Secret = ({ secret }: { readonly secret: string }): ReactElement => {
  const t = useTranslate();
  const copy = (
    <Tooltip title={t('common.copy')}>
      <IconButton color="inherit" aria-label={t('common.copy')} onClick={() => void navigator.clipboard?.writeText(secret)}>
        <ContentCopy />
      </IconButton>
    </Tooltip>
  );
  return (
    <Alert severity="success" action={copy} sx={{ my: 1.5 }}>
      {t('profile.tokenOnce')}
      <Box component="code" sx={{ display: 'block', mt: 1, overflowWrap: 'anywhere' }}>
        {secret}
      </Box>
    </Alert>
  );
};

const Tokens = ({ tokens }: { readonly tokens: readonly ApiToken[] }): ReactElement => {
  const t = useTranslate();
  const { instant } = useFormat();
  return (
    <List dense disablePadding>
      {tokens.map(({ tokenId, label, createdAt }) => (
        <ListItem
          key={tokenId}
          disableGutters
          secondaryAction={<CommandButton name="revoke-api-token" body={{ tokenId }} rehearse={false} severity="error" about={{ label }} button={{ size: 'small', variant: 'text' }} label={t('commands.revoke-api-token.label')} />}
        >
          <ListItemText primary={label} secondary={createdAt && t('profile.tokenSince', { at: instant(createdAt) })} />
        </ListItem>
      ))}
    </List>
  );
};

/** Tokens for programs: as powerful as the person who makes them. */
export const TokensCard = (): ReactElement => {
  const t = useTranslate();
  const { data, refetch } = useRead<readonly ApiToken[] | { readonly tokens: readonly ApiToken[] }>('/api/me/tokens');
  const { send, isPending, problem } = useCommand('create-api-token');
  const [label, setLabel] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const tokens = !data ? [] : 'tokens' in data ? data.tokens : data;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const created = await send({ label });
    if (!created) return;
    setSecret(created.secret ?? null);
    setLabel('');
    void refetch();
  };
  return (
    <Card>
      <CardContent>
        <Typography variant="h2">{t('profile.tokens')}</Typography>
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {t('profile.tokensIntro')}
        </Typography>
        {secret && <Secret secret={secret} />}
        <Tokens tokens={tokens} />
        {problem && <ProblemNote problem={problem} />}
        <Box component="form" onSubmit={(event) => void submit(event)} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mt: 1, maxWidth: 520 }}>
          <TextField label={t('data.label')} value={label} onChange={(event) => setLabel(event.target.value)} placeholder={t('profile.tokenExample')} sx={{ flex: '1 1 200px' }} />
          <Button type="submit" variant="contained" loading={isPending} disabled={!label} sx={{ whiteSpace: 'nowrap' }}>
            {t('commands.create-api-token.label')}
          </Button>
        </Box>
      </CardContent>
    </Card>
  );
};
