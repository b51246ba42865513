import type { Aggregate } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import { productEvents, type ProductEvent } from './catalog.events.js';

export type Product = ProductEvent['data'] | null;
export interface CreateProduct {
  readonly type: 'CreateProduct';
  readonly product: ProductEvent['data'];
}

export const product: Aggregate<Product, CreateProduct, ProductEvent> = {
  category: 'product',
  catalogue: productEvents,
  initial: null,
  decide({ product: created }, state) {
    if (state) throw wrongState('already_exists', 'This product exists already.');
    return [{ type: 'ProductCreated', data: created }];
  },
  evolve: (_state, event) => event.data,
};
