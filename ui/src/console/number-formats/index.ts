import type { ResourceProps } from 'react-admin';
import { NumberFormatsPage } from './NumberFormatsPage.js';

export const numberFormats: ResourceProps = { name: 'number-formats', list: NumberFormatsPage };
