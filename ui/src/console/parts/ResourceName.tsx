import type { ReactElement } from 'react';
import { useGetManyAggregate } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';

interface ResourceOf {
  readonly subscriptionId: string;
  readonly resourceKey: string | null;
}

/** What a resource is called in its subscription; its key, while that is not known. */
export const useResourceName = ({ subscriptionId, resourceKey }: ResourceOf): string | null => {
  const { data } = useGetManyAggregate<Subscription>('subscriptions', { ids: [subscriptionId] }, { enabled: resourceKey !== null });
  return data?.[0]?.resources.find((resource) => resource.resourceKey === resourceKey)?.name ?? resourceKey;
};

export const ResourceName = ({ of }: { readonly of: ResourceOf }): ReactElement => <>{useResourceName(of)}</>;
