import { Alert, Box, Card, CardContent, Divider, LinearProgress, Link as MuiLink, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useRead } from '../../shared/api/hooks.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import { icons } from '../icons.js';

interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: string;
}

/** The text with its links to follow. */
const Text = ({ text }: { readonly text: string }): ReactElement => (
  <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
    {text.split(/(https?:\/\/\S+)/).map((part, index) =>
      index % 2 === 1 ? (
        <MuiLink key={index} href={part}>
          {part}
        </MuiLink>
      ) : (
        part
      ),
    )}
  </Typography>
);

/** Messages that no mail server carries away: an operator hands them over himself. */
export const OutboxPage = (): ReactElement => {
  const t = useTranslate();
  const { instant } = useFormat();
  const { data, error, isPending, refetch } = useRead<readonly Mail[]>('/api/outbox');
  return (
    <Card sx={{ mt: 2, maxWidth: 900 }}>
      <Title title={t('resources.outbox.name', { smart_count: 2 })} />
      <CardContent>
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('outbox.intro')}
        </Alert>
        {isPending && <LinearProgress />}
        {error && <ReadFailed error={error} retry={() => void refetch()} />}
        {data?.length === 0 && <EmptyState icon={icons['outbox']} title={t('outbox.empty')} hint={t('outbox.emptyHint')} />}
        {data?.map(({ id, to, subject, text, sentAt }, index) => (
          <Box key={id} component="article">
            {index > 0 && <Divider sx={{ my: 2 }} />}
            <Typography variant="h3" component="h2">
              {subject}
            </Typography>
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
              {to} · {instant(sentAt)}
            </Typography>
            <Text text={text} />
          </Box>
        ))}
      </CardContent>
    </Card>
  );
};
