import type { ResourceProps } from 'react-admin';
import { ProductCreate } from './ProductCreate.js';
import { ProductList } from './ProductList.js';
import { ProductShow } from './ProductShow.js';

export const products: ResourceProps = { name: 'products', list: ProductList, show: ProductShow, create: ProductCreate, recordRepresentation: 'name' };
