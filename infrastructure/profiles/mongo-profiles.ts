import { MongoClient, MongoError, type Collection } from 'mongodb';
import { ProfileStoreUnavailable, type Profile, type ProfileStore } from '../../application/ports/profiles.js';

type Stored = Omit<Profile, 'id'> & { readonly _id: string };

const DUPLICATE_KEY = 11000;

/** People's data in the collection `profiles` of the database that the URL names. */
export const openMongoProfiles = (url: string, timeoutMs = 5_000): ProfileStore => {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: timeoutMs, connectTimeoutMS: timeoutMs, socketTimeoutMS: timeoutMs, writeConcern: { w: 'majority', journal: true } });
  const profiles = client.db().collection<Stored>('profiles');
  const getMany = async (ids: readonly string[]): Promise<ReadonlyMap<string, Profile>> => {
    const found = await reached(() => profiles.find({ _id: { $in: [...ids] } }).toArray());
    return new Map(found.map(({ _id, ...rest }) => [_id, { id: _id, ...rest }]));
  };
  return {
    get: async (id) => (await getMany([id])).get(id) ?? null,
    getMany,
    put: (profile) => reached(() => put(profiles, profile)),
    erase: (id) => reached(async () => void (await profiles.deleteOne({ _id: id }))),
    close: () => client.close(),
  };
};

/** Two writers that both find nothing both insert; the slower one is told so, and replaces. */
const put = async (profiles: Collection<Stored>, { id, ...rest }: Profile): Promise<void> => {
  const replace = () => profiles.replaceOne({ _id: id }, rest, { upsert: true });
  await replace().catch((error: unknown) => {
    if (error instanceof MongoError && error.code === DUPLICATE_KEY) return replace();
    throw error;
  });
};

const reached = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new ProfileStoreUnavailable('the profile store could not be reached in time', { cause: error });
  }
};
