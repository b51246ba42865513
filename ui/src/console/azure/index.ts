import type { ResourceProps } from 'react-admin';
import { ConsumedResources } from './ConsumedResources.js';
import { PullList } from './PullList.js';
import { RateCardList } from './RateCardList.js';
import { UnpricedList } from './UnpricedList.js';

export const azure: readonly ResourceProps[] = [
  { name: 'azure-daily', list: ConsumedResources },
  { name: 'azure-unpriced', list: UnpricedList },
  { name: 'azure-rate-cards', list: RateCardList },
  { name: 'azure-pulls', list: PullList },
];
