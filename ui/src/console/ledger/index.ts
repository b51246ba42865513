import type { ResourceProps } from 'react-admin';
import { LedgerList } from './LedgerList.js';

export const ledgerEntries: ResourceProps = { name: 'ledger-entries', list: LedgerList };
