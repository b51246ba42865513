import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import { Box, Card, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate, type RaRecord } from 'react-admin';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { DownloadButton } from '../../shared/exports/DownloadButton.js';
import { formatBytes, isUnderWay, type Export } from '../../shared/exports/export.js';
import { useFormat } from '../../shared/format/use-format.js';
import { CardList } from '../parts/CardList.js';
import { Page } from '../parts/Page.js';

const ExportCard = ({ job }: { readonly job: Export }): ReactElement => {
  const t = useTranslate();
  const { date, instant, number, locale } = useFormat();
  const { id, view, format, status, rows, bytes, expiresAt, requestedAt, detail } = job;
  return (
    <Card data-testid="export-card">
      <CardContent sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', alignItems: 'center' }}>
        <Box sx={{ minWidth: 0, flex: '1 1 220px' }}>
          <Typography sx={{ fontWeight: 600 }}>
            {t(`exports.views.${view}`, { _: view })} · {format.toUpperCase()} <StatusChip status={status} of="export" sx={{ ml: 1 }} />
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {instant(requestedAt)} · {t('exports.rows', { rows: number(rows), smart_count: rows })}
            {bytes !== null && ` · ${formatBytes(bytes, locale)}`}
          </Typography>
          {status === 'Ready' && expiresAt && <Typography variant="body2" color="textSecondary">{t('exports.until', { date: date(expiresAt.slice(0, 10)) })}</Typography>}
          {status === 'Failed' && <Typography variant="body2" color="error">{detail}</Typography>}
        </Box>
        {status === 'Ready' && <DownloadButton id={id} />}
        {isUnderWay(job) && <CommandButton name="cancel-export" body={{ exportId: id }} rehearse={false} />}
        {(status === 'Failed' || status === 'Cancelled') && <CommandButton name="retry-export" body={{ exportId: id }} rehearse={false} />}
      </CardContent>
    </Card>
  );
};

/** Files that the reader asked for. */
export const ExportsPage = (): ReactElement => {
  const t = useTranslate();
  return (
    <Page title={t('exports.page')} intro={t('exports.pageIntro')}>
      <CardList<Export & RaRecord>
        resource="exports"
        sort={{ field: 'requestedAt', order: 'DESC' }}
        item={(job) => <ExportCard job={job} />}
        refetchWhile={(rows) => rows.some(isUnderWay)}
        empty={
          <Card>
            <EmptyState icon={<FileDownload />} title={t('exports.empty')} hint={t('exports.hint')} />
          </Card>
        }
      />
    </Page>
  );
};
