import type { Profile } from '../ports/profiles.js';
import type { Address } from './fields.js';

/** What may be said of a person. Absent: unchanged; null: taken away. */
export interface PersonChanges {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string | null;
  readonly locale?: string | null;
}

const EMPTY: Omit<Profile, 'id' | 'kind' | 'name'> = {
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  address: null,
  taxId: null,
  locale: null,
  passwordHash: null,
};

export const newProfile = (id: string, kind: Profile['kind'], name: string): Profile => ({ id, kind, name, ...EMPTY });

/** The same keys, without those that are undefined. */
export const given = <T extends object>(changes: T): T => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as T;

/** A person's name follows from its parts. */
export const changePerson = (before: Profile, { firstName, lastName, email, phone, locale }: PersonChanges): Profile => {
  const after = { ...before, ...given({ firstName, lastName, email, phone, locale }) } as Profile;
  const name = [after.firstName, after.lastName].filter(Boolean).join(' ');
  return { ...after, name: name || before.name };
};

export const addressOf = ({ country, city = null, line = null }: Address): Profile['address'] => ({ country, city, line });
