import { Alert, Button } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { maySend } from '../../shared/access.js';
import { problemOf, useApi, useMe } from '../../shared/api/hooks.js';

interface Outcome {
  readonly works: boolean;
  readonly detail: string;
}

/** Signs in to Partner Center with the stored connection, and tells what came of it. */
export const ConnectionTest = (): ReactElement | null => {
  const t = useTranslate();
  const api = useApi();
  const { role } = useMe();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isPending, setPending] = useState(false);
  if (!maySend(role, 'test-partner-center')) return null;
  const test = async (): Promise<void> => {
    setPending(true);
    setOutcome(null);
    const answer = await api.preview('test-partner-center', {}).catch((error: unknown) => ({ works: false, detail: problemOf(error).detail }));
    setOutcome(answer);
    setPending(false);
  };
  return (
    <>
      <Button variant="contained" loading={isPending} onClick={() => void test()} data-testid="command-test-partner-center">
        {t('commands.test-partner-center.label')}
      </Button>
      {outcome && (
        <Alert severity={outcome.works ? 'success' : 'error'} role="status" sx={{ flexBasis: '100%', order: 1 }}>
          {outcome.works ? t('partnerCenter.works') : outcome.detail}
        </Alert>
      )}
    </>
  );
};
