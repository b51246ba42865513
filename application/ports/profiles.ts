/**
 * A person's or an organisation's data. It lives here and nowhere in the log, so that it can be erased
 * (rulings, Software 7). Not disposable: part of every backup.
 */
export interface Profile {
  readonly id: string;
  readonly kind: 'person' | 'organisation';
  /** Organisation, or "First Last". */
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: { readonly country: string; readonly city: string | null; readonly line: string | null } | null;
  readonly taxId: string | null;
  readonly locale: string | null;
  /** Set for people who may log in. Never leaves the server. */
  readonly passwordHash: string | null;
}

export interface ProfileStore {
  get(id: string): Promise<Profile | null>;
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Profile>>;
  /** Creates or replaces, durable before the answer. */
  put(profile: Profile): Promise<void>;
  erase(id: string): Promise<void>;
  close(): Promise<void>;
}

export class ProfileStoreUnavailable extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ProfileStoreUnavailable';
  }
}
