import type { ResourceProps } from 'react-admin';
import { AccountCreate } from './AccountCreate.js';
import { AccountList } from './AccountList.js';
import { AccountShow } from './AccountShow.js';

export const accounts: ResourceProps = { name: 'accounts', list: AccountList, show: AccountShow, create: AccountCreate, recordRepresentation: ({ number, name }) => [number, name].filter(Boolean).join(' ') };
