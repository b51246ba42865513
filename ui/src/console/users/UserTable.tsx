import type { ReactElement, ReactNode } from 'react';
import { DataTable } from 'react-admin';
import type { AccountUser } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';

interface UserTableProps {
  readonly within?: string;
  readonly hide?: readonly string[];
  readonly empty?: ReactNode;
}

export const UserTable = ({ within, hide = [], empty }: UserTableProps): ReactElement => {
  const { instant, word } = useFormat();
  return (
    <RecordTable<AccountUser>
      within={within}
      empty={empty}
      hiddenColumns={['phone', ...hide]}
      compact={({ name, email, status, level }) => ({ primary: name ?? email, secondary: word('level', level), tertiary: <StatusChip status={status} /> })}
    >
      <DataTable.Col source="name" />
      <DataTable.Col source="email" />
      <DataTable.Col source="phone" disableSort />
      <AccountCol />
      <DataTable.Col source="level" render={({ level }: AccountUser) => word('level', level)} />
      <DataTable.Col source="status" render={({ status }: AccountUser) => <StatusChip status={status} />} />
      <DataTable.Col source="since" render={({ since }: AccountUser) => instant(since)} />
    </RecordTable>
  );
};
