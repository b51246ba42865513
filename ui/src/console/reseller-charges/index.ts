import type { ResourceProps } from 'react-admin';
import { ResellerChargeList, SupplierChargeList } from './ChainList.js';
import { ChainShow } from './ChainShow.js';

const representation = ({ id }: { readonly id: string | number }): string => String(id).slice(0, 8);

/** What those below owe us. */
export const resellerCharges: ResourceProps = { name: 'reseller-charges', list: ResellerChargeList, show: ChainShow, recordRepresentation: representation };

/** What we owe the one above. */
export const supplierCharges: ResourceProps = { name: 'supplier-charges', list: SupplierChargeList, show: ChainShow, recordRepresentation: representation };
