import type { ResourceProps } from 'react-admin';
import { ManualOperationList } from './ManualOperationList.js';
import { ManualOperationShow } from './ManualOperationShow.js';

export const manualOperations: ResourceProps = { name: 'manual-operations', list: ManualOperationList, show: ManualOperationShow, recordRepresentation: 'operation' };
