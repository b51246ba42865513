import type { Order } from '../api/types.js';

interface Words {
  readonly nameOf: (resourceKey: string) => string;
  readonly number: (value: number) => string;
}

/** "Licences: 10 → 7; Storage: 3": what was ordered, with what there was before where that was another quantity. */
export const quantitiesOf = ({ type, quantities, previous = [] }: Pick<Order, 'type' | 'quantities' | 'previous'>, { nameOf, number }: Words): string =>
  quantities
    .filter(({ quantity }) => quantity > 0 || type !== 'sales')
    .map(({ resourceKey, quantity }) => {
      const before = previous.find((one) => one.resourceKey === resourceKey)?.quantity;
      return `${nameOf(resourceKey)}: ${before === undefined || before === quantity ? '' : `${number(before)} → `}${number(quantity)}`;
    })
    .join('; ');
