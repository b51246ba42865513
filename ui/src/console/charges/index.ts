import type { ResourceProps } from 'react-admin';
import { ChargeList } from './ChargeList.js';
import { ChargeShow } from './ChargeShow.js';

export const charges: ResourceProps = { name: 'charges', list: ChargeList, show: ChargeShow, recordRepresentation: 'id' };
