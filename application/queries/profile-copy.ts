import type { FoldEvent, ProfileCopy } from '../../projections/projection.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { Profile, ProfileStore } from '../ports/profiles.js';

const copyOf = ({ name, email, phone, address }: Profile): ProfileCopy => ({ name, email, phone, country: address?.country ?? null, city: address?.city ?? null });

const profileIdOf = ({ data }: Recorded): string | null => {
  const id = typeof data === 'object' && data !== null ? (data as { profileId?: unknown }).profileId : undefined;
  return typeof id === 'string' ? id : null;
};

/** Gives each event that names a profile what is known of the person now, by one read for all; null once erased. For folds, and for reading a record as it was. */
export const withProfiles = async (events: readonly Recorded[], profiles: Pick<ProfileStore, 'getMany'>): Promise<readonly FoldEvent[]> => {
  const ids = new Set(events.flatMap((event) => profileIdOf(event) ?? []));
  if (ids.size === 0) return events;
  const known = await profiles.getMany([...ids]);
  return events.map((event) => {
    const id = profileIdOf(event);
    const profile = id === null ? undefined : known.get(id);
    return id === null ? event : { ...event, profile: profile ? copyOf(profile) : null };
  });
};
