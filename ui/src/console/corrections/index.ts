import type { ResourceProps } from 'react-admin';
import { CorrectionList } from './CorrectionList.js';

export const corrections: ResourceProps = { name: 'corrections', list: CorrectionList, recordRepresentation: 'number' };
