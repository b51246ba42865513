import type { ResourceProps } from 'react-admin';
import { SubscriptionList } from './SubscriptionList.js';
import { SubscriptionShow } from './SubscriptionShow.js';

export const subscriptions: ResourceProps = { name: 'subscriptions', list: SubscriptionList, show: SubscriptionShow, recordRepresentation: ({ number, name }) => `${String(number)} ${String(name)}` };
