import { type Recorded } from '../../domain/shared/event.js';

/** Events of an account belong together, in log order; what has no account goes by its stream. */
export const partitioned = (events: readonly Recorded[]): readonly (readonly Recorded[])[] => {
  const partitions = new Map<string, Recorded[]>();
  for (const event of events) {
    const key = event.metadata.scope.accountId ?? event.stream;
    const partition = partitions.get(key);
    if (partition) partition.push(event);
    else partitions.set(key, [event]);
  }
  return [...partitions.values()];
};
