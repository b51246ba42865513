import type { ReactElement } from 'react';
import { RecordList } from '../parts/RecordList.js';
import { referenceFilter, search, wordFilter } from '../parts/filters.js';
import { UserTable } from './UserTable.js';

const filters = [
  search,
  wordFilter('status', 'status', ['Active', 'Invited', 'Inactive', 'Removed', 'Withdrawn'], true),
  wordFilter('level', 'level', ['Owner', 'Admin', 'User']),
  referenceFilter('accountId', 'accounts'),
];

export const UserList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'name', order: 'ASC' }}>
    <UserTable />
  </RecordList>
);
