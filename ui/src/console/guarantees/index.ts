import type { ResourceProps } from 'react-admin';
import { GuaranteeList } from './GuaranteeList.js';

export const guarantees: ResourceProps = { name: 'guarantees', list: GuaranteeList, recordRepresentation: 'number' };
