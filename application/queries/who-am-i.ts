import { inject, injectable } from 'inversify';
import { Records, type AccountRecord } from '../partners/records.js';
import type { ProfileStore } from '../ports/profiles.js';
import { TOKENS } from '../ports/tokens.js';
import { NotSignedIn } from '../spine/command-bus.js';
import type { Principal } from '../spine/principal.js';

export interface OwnAccount {
  readonly id: string;
  readonly number: string;
  /** Null once erased. */
  readonly name: string | null;
  readonly currency: string;
}

/** What a person may know of himself, and what his pages need to begin. */
export interface Me {
  readonly kind: Principal['kind'];
  readonly id: string;
  readonly role: Principal['role'];
  readonly name: string | null;
  readonly email: string | null;
  readonly reseller: { readonly id: string; readonly name: string; readonly currency: string; readonly timeZone: string };
  /** The current one; null for staff. */
  readonly account: OwnAccount | null;
  /** All accounts that the person may sign in to. */
  readonly accounts: readonly (OwnAccount & { readonly level: string })[];
  /** Where his pages begin (CR-749). */
  readonly home: string;
}

/** Read from the streams: it must be right in the moment after a change. */
@injectable()
export class WhoAmI {
  constructor(
    @inject(Records) private readonly records: Records,
    @inject(TOKENS.profiles) private readonly profiles: Pick<ProfileStore, 'get' | 'getMany'>,
  ) {}

  /** @throws NotSignedIn when there is no such person any more */
  async describe({ kind, id, role, resellerId, accountId }: Principal): Promise<Me> {
    const seller = await this.records.reseller(resellerId);
    if (!seller) throw new NotSignedIn('Sign in again: your reseller is not known any more.');
    const { name, currency, timeZone } = seller.reseller;
    const own = kind === 'user' ? await this.customer(id) : { profileId: (await this.records.manager(id))?.manager.profileId, accounts: [] };
    const profile = own.profileId ? await this.profiles.get(own.profileId) : null;
    const { level: _level, ...account } = own.accounts.find((each) => each.id === accountId) ?? { level: '' };
    return {
      kind, id, role, name: profile?.name ?? null, email: profile?.email ?? null,
      reseller: { id: resellerId, name, currency, timeZone },
      account: 'id' in account ? account : null,
      accounts: own.accounts,
      home: homeOf(role),
    };
  }

  private async customer(userId: string): Promise<{ readonly profileId: string | undefined; readonly accounts: Me['accounts'] }> {
    const found = await this.records.user(userId);
    const all = await Promise.all((found?.user.accountIds ?? []).map((accountId) => this.records.account(accountId)));
    const joined = all.filter((each): each is AccountRecord => each?.account.members[userId] !== undefined);
    const names = await this.profiles.getMany(joined.map(({ account }) => account.profileId));
    const accounts = joined.map(({ account: { id, number, profileId, currency, members } }) => ({ id, number, name: names.get(profileId)?.name ?? null, currency, level: members[userId] ?? '' }));
    return { profileId: found?.user.profileId, accounts };
  }
}

const homeOf = (role: Principal['role']): string => {
  if (role === 'Owner' || role === 'Admin') return '/subscriptions';
  return role === 'User' ? '/services' : '/';
};
