import type { ResourceProps } from 'react-admin';
import { ExportList } from './ExportList.js';

export const exports: ResourceProps = { name: 'exports', list: ExportList, recordRepresentation: 'view' };
