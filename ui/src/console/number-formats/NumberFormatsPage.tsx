import { Card, CardContent, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Title, useGetList, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Row } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';

interface NumberFormat extends Row {
  readonly document: string;
  readonly template: string;
  readonly setAt: string;
}

/** Kinds of documents that are numbered, in the order of a sale. */
const DOCUMENTS = ['account', 'order', 'payment', 'subscription', 'invoice', 'act', 'correction', 'guarantee'];

/** How the own reseller writes the numbers of its documents; what it did not set is written as always. */
export const NumberFormatsPage = (): ReactElement => {
  const t = useTranslate();
  const { instant, word } = useFormat();
  const { reseller } = useMe();
  const { data = [], error, refetch } = useGetList<NumberFormat>('number-formats', { filter: { resellerId: reseller.id }, pagination: { page: 1, perPage: 50 }, sort: { field: 'document', order: 'ASC' } });
  return (
    <Card sx={{ mt: 2, maxWidth: 960 }}>
      <Title title={t('resources.number-formats.name', { smart_count: 2 })} />
      <CardContent>
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {t('numberFormats.intro')}
        </Typography>
        {error ? <ReadFailed error={error} retry={() => void refetch()} /> : null}
        <TableContainer>
          <Table>
            <TableHead>
              <TableRow>
                {['document', 'template', 'setAt'].map((column) => (
                  <TableCell key={column}>{t(`data.${column}`)}</TableCell>
                ))}
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {DOCUMENTS.map((document) => {
                const own = data.find((format) => format.document === document);
                return (
                  <TableRow key={document}>
                    <TableCell>{word('document', document)}</TableCell>
                    <TableCell>{own ? <code>{own.template}</code> : t('numberFormats.usual')}</TableCell>
                    <TableCell>{own && instant(own.setAt)}</TableCell>
                    <TableCell align="right">
                      <CommandButton name="set-number-format" body={{ document }} fields={[{ name: 'template', kind: 'text', required: true, initial: own?.template ?? '', hint: t('numberFormats.hint') }]} button={{ size: 'small' }} />
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </TableContainer>
      </CardContent>
    </Card>
  );
};
