import { Card, Stack, useMediaQuery, type Theme } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { ColumnsButton, CreateButton, FilterButton, List, TopToolbar, useResourceContext, useResourceDefinition, useTranslate, type ListProps, type SortPayload } from 'react-admin';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { ListExportButton } from '../../shared/exports/ExportButton.js';
import { icons } from '../icons.js';

const Toolbar = ({ actions, exportable }: { readonly actions?: ReactNode; readonly exportable: boolean }): ReactElement => {
  const { hasCreate } = useResourceDefinition();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <TopToolbar sx={{ '&&': { alignItems: 'center', flexWrap: { xs: 'wrap', md: 'nowrap' } } }}>
      {actions}
      <FilterButton />
      {!narrow && <ColumnsButton />}
      {exportable && <ListExportButton />}
      {hasCreate && <CreateButton variant="contained" />}
    </TopToolbar>
  );
};

/** Nothing at all: why, and what to do first; the list's own actions are the first there are. */
const Empty = ({ actions }: { readonly actions?: ReactNode }): ReactElement => {
  const t = useTranslate();
  const resource = useResourceContext() ?? '';
  const { hasCreate } = useResourceDefinition();
  return (
    <Card sx={{ mt: 2 }}>
      <EmptyState icon={icons[resource]} title={t(`resources.${resource}.empty`)} hint={t(`resources.${resource}.invite`)} action={<Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap', justifyContent: 'center' }}>{actions}{hasCreate && <CreateButton variant="contained" />}</Stack>} />
    </Card>
  );
};

interface RecordListProps extends Pick<ListProps, 'filter' | 'filters' | 'filterDefaultValues' | 'queryOptions'> {
  readonly sort: SortPayload;
  readonly actions?: ReactNode;
  /** False for lists that nobody takes away. */
  readonly exportable?: boolean;
  readonly children: ReactNode;
}

/** A list whose search, filters, order and page are in the URL. */
export const RecordList = ({ children, actions, exportable = true, ...list }: RecordListProps): ReactElement => (
  <List {...list} perPage={25} exporter={false} empty={<Empty actions={actions} />} actions={<Toolbar actions={actions} exportable={exportable} />} sx={{ '& .RaList-main, & .RaList-content': { minWidth: 0 }, '& .RaList-content': { overflowX: 'auto' } }}>
    {children}
  </List>
);
