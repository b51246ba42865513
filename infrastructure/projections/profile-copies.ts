import { type Profile, type ProfileStore } from '../../application/ports/profiles.js';
import { type FoldEvent, type ProfileCopy } from '../../projections/projection.js';

const profileIdOf = ({ data }: FoldEvent): string | undefined => {
  const id = (data as { readonly profileId?: unknown } | null)?.profileId;
  return typeof id === 'string' ? id : undefined;
};

const copyOf = ({ name, email, phone, address }: Profile): ProfileCopy => ({ name, email, phone, country: address?.country ?? null, city: address?.city ?? null });

/** Joins people's data to the events that name a profile, in one read for all of them: null once it is erased. */
export const attachProfiles = async (events: readonly FoldEvent[], profiles: Pick<ProfileStore, 'getMany'>): Promise<readonly FoldEvent[]> => {
  const ids = new Set(events.flatMap((event) => profileIdOf(event) ?? []));
  if (ids.size === 0) return events;
  const found = await profiles.getMany([...ids]);
  return events.map((event) => {
    const id = profileIdOf(event);
    if (id === undefined) return event;
    const profile = found.get(id);
    return { ...event, profile: profile ? copyOf(profile) : null };
  });
};
