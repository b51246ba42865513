import { useMediaQuery, type Theme } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { DataTable, SimpleList, useResourceContext, useTranslate, type DataTableProps, type RaRecord } from 'react-admin';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Whose } from './Whose.js';

export interface Compact {
  readonly primary: ReactNode;
  readonly secondary?: ReactNode;
  readonly tertiary?: ReactNode;
}

interface RecordTableProps<R extends RaRecord> {
  /** Two lines and an aside, for narrow screens. */
  readonly compact: (record: R) => Compact;
  readonly children: ReactNode;
  readonly hiddenColumns?: readonly string[];
  /** Part of another record's page: it keeps its own choice of columns. */
  readonly within?: string | undefined;
  readonly empty?: ReactNode;
  /** Where a row leads: its record, nowhere, or another one. */
  readonly rowClick?: DataTableProps['rowClick'];
}

/** On another record's page: what is not there yet, and where it comes from. */
const NoneYet = (): ReactElement => {
  const t = useTranslate();
  const resource = useResourceContext();
  return <EmptyState title={t(`resources.${resource}.empty`)} hint={t(`resources.${resource}.invite`)} />;
};

/** A table with a column chooser where there is room, a list where there is not. Rows lead to their record. */
export const RecordTable = <R extends RaRecord>({ compact, children, hiddenColumns = [], within, empty = within && <NoneYet />, rowClick = 'show' }: RecordTableProps<R>): ReactElement => {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  if (narrow)
    return (
      <SimpleList<R>
        primaryText={(record) => compact(record).primary}
        secondaryText={(record) => <>{compact(record).secondary}{!within && <Whose record={record} />}</>}
        tertiaryText={(record) => compact(record).tertiary}
        rowClick={rowClick}
        sx={{ '& .RaSimpleList-tertiary': { opacity: 1 } }}
        {...(empty ? { empty: <>{empty}</> } : {})}
      />
    );
  return (
    <DataTable<R>
      rowClick={rowClick}
      bulkActionButtons={false}
      hiddenColumns={[...hiddenColumns]}
      sx={{ '& td, & th': { whiteSpace: 'nowrap', px: 1.5 }, '& td': { maxWidth: 320, overflow: 'hidden', textOverflow: 'ellipsis' } }}
      {...(within ? { storeKey: within } : {})}
      {...(empty ? { empty: <>{empty}</> } : {})}
    >
      {children}
    </DataTable>
  );
};
