import type { ResourceProps } from 'react-admin';
import { PlanCreate } from './PlanCreate.js';
import { PlanList } from './PlanList.js';
import { PlanShow } from './PlanShow.js';

export const plans: ResourceProps = { name: 'plans', list: PlanList, show: PlanShow, create: PlanCreate, recordRepresentation: 'name' };
