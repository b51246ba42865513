import type { ResourceProps } from 'react-admin';
import { ResellerCreate } from './ResellerCreate.js';
import { ResellerList } from './ResellerList.js';
import { ResellerShow } from './ResellerShow.js';

export const resellers: ResourceProps = { name: 'resellers', list: ResellerList, show: ResellerShow, create: ResellerCreate, recordRepresentation: 'name' };
