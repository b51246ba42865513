import { Alert, Button, Card, CardContent, LinearProgress, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Title, useTranslate } from 'react-admin';
import { problemOf, useApi, useMe, useRead } from '../../shared/api/hooks.js';
import type { ProblemBody } from '../../shared/api/http.js';
import { ProblemNote, ReadFailed } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import type { ViewStatus } from './view-status.js';

/** What the last rebuild or verification found, or how far it is. */
const JobResult = ({ job }: Pick<ViewStatus, 'job'>): ReactElement | null => {
  const t = useTranslate();
  if (!job) return null;
  if (job.state === 'running') {
    const { position = 0, head = 0 } = job.progress ?? {};
    return <LinearProgress {...(head > 0 ? { variant: 'determinate' as const, value: (position / head) * 100 } : {})} aria-label={t(`readModels.running.${job.action}`)} />;
  }
  if (job.state === 'failed') return <Alert severity="error">{job.reason}</Alert>;
  const { equal, different = [] } = job.result ?? { equal: null };
  const key = equal === null ? 'built' : equal ? 'equal' : 'different';
  return (
    <Alert severity={equal === false ? 'error' : 'success'} data-testid={`view-${key}`}>
      {t(`readModels.${key}`)} {different.join(', ')}
    </Alert>
  );
};

const Row = ({ status, onProblem, onStarted }: { readonly status: ViewStatus; readonly onProblem: (problem: ProblemBody | null) => void; readonly onStarted: () => void }): ReactElement => {
  const t = useTranslate();
  const api = useApi();
  const { role } = useMe();
  const { number } = useFormat();
  const { view, version, position, documents, job } = status;
  const start = async (action: 'verify' | 'rebuild'): Promise<void> => {
    onProblem(null);
    await api.write(`/api/admin/views/${view}/${action}`).catch((error: unknown) => onProblem(problemOf(error)));
    onStarted();
  };
  const running = job?.state === 'running';
  return (
    <TableRow>
      <TableCell>
        {t(`resources.${view}.name`, { smart_count: 2, _: view })}
        <Typography variant="caption" color="textSecondary" component="div">
          {status.collection ?? `${view} v${version}`}
        </Typography>
      </TableCell>
      <TableCell align="right">{number(documents)}</TableCell>
      <TableCell align="right">{number(position)}</TableCell>
      <TableCell sx={{ minWidth: 220 }}>
        <JobResult job={job} />
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {role === 'admin' &&
          (['verify', 'rebuild'] as const).map((action) => (
            <Button key={action} size="small" disabled={running} onClick={() => void start(action)}>
              {t(`readModels.${action}`)}
            </Button>
          ))}
      </TableCell>
    </TableRow>
  );
};

/** Read models are folds of the log: they can be compared with it, and built anew from it, at any time. */
export const ReadModelsPage = (): ReactElement => {
  const t = useTranslate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  const { data, error, isPending, refetch } = useRead<readonly ViewStatus[]>('/api/admin/views', { refetchInterval: busy ? 700 : 5000 });
  const running = data?.some(({ job }) => job?.state === 'running') ?? false;
  if (busy !== running && data) setBusy(running);
  return (
    <Card sx={{ mt: 2 }}>
      <Title title={t('resources.read-models.name', { smart_count: 2 })} />
      <CardContent>
        <Typography color="textSecondary" sx={{ mb: 2, maxWidth: '75ch' }}>
          {t('readModels.intro')}
        </Typography>
        {isPending && <LinearProgress />}
        {error && <ReadFailed error={error} retry={() => void refetch()} />}
        {problem && <ProblemNote problem={problem} />}
        {data && (
          <TableContainer>
            <Table>
              <TableHead>
                <TableRow>
                  <TableCell>{t('readModels.view')}</TableCell>
                  <TableCell align="right">{t('readModels.documents')}</TableCell>
                  <TableCell align="right">{t('readModels.position')}</TableCell>
                  <TableCell>{t('readModels.result')}</TableCell>
                  <TableCell />
                </TableRow>
              </TableHead>
              <TableBody>
                {data.map((status) => (
                  <Row key={status.view} status={status} onProblem={setProblem} onStarted={() => void refetch()} />
                ))}
              </TableBody>
            </Table>
          </TableContainer>
        )}
      </CardContent>
    </Card>
  );
};
