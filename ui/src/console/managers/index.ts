import type { ResourceProps } from 'react-admin';
import { ManagerCreate } from './ManagerCreate.js';
import { ManagerList } from './ManagerList.js';
import { ManagerShow } from './ManagerShow.js';

export const managers: ResourceProps = { name: 'managers', list: ManagerList, show: ManagerShow, create: ManagerCreate, recordRepresentation: 'name' };
