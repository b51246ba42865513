import type { ResourceProps } from 'react-admin';
import { UserList } from './UserList.js';
import { UserShow } from './UserShow.js';

export const users: ResourceProps = { name: 'users', list: UserList, show: UserShow, recordRepresentation: 'name' };
