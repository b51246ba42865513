import type { ResourceProps } from 'react-admin';
import { InvoiceList } from './InvoiceList.js';
import { InvoiceShow } from './InvoiceShow.js';

export const invoices: ResourceProps = { name: 'invoices', list: InvoiceList, show: InvoiceShow, recordRepresentation: 'number' };
