export type StaffRole = 'admin' | 'owner' | 'marketing' | 'sales' | 'auditor';

export type AccessLevel = 'Owner' | 'Admin' | 'User';

/** Who is signed in, as the API says it. */
export interface SignedIn {
  readonly kind: 'manager' | 'auditor' | 'user';
  readonly id: string;
  readonly role: StaffRole | AccessLevel;
  /** Null once erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly reseller: { readonly id: string; readonly name: string; readonly currency: string; readonly timeZone: string };
  /** The current one; null for staff. */
  readonly account: OwnAccount | null;
  /** All that the person may work in. */
  readonly accounts: readonly (OwnAccount & { readonly level: AccessLevel })[];
  readonly home: string;
}

/** The same with what the console finds out beside. */
export interface Me extends SignedIn {
  /** Staff only: is the reseller the root distributor, which runs the installation? */
  readonly atRoot?: boolean;
}

export interface OwnAccount {
  readonly id: string;
  readonly number: string;
  readonly name: string | null;
  readonly currency: string;
}
