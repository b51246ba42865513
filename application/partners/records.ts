import { inject, injectable } from 'inversify';
import { LRUCache } from 'lru-cache';
import { account, type Account } from '../../domain/partners/account.js';
import { login, type Login } from '../../domain/partners/login.js';
import { manager, type Manager } from '../../domain/partners/manager.js';
import { reseller, type Reseller } from '../../domain/partners/reseller.js';
import { user, type User } from '../../domain/partners/user.js';
import type { Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** The state of a record that exists. */
export type Present<State> = State & { readonly id: string };

const isPresent = <State extends { readonly id: string | null }>(state: State): state is Present<State> => state.id !== null;

export interface ResellerRecord {
  readonly reseller: Present<Reseller>;
  /** The scope of the record's own events. */
  readonly scope: Scope;
}

export interface AccountRecord extends ResellerRecord {
  readonly account: Present<Account>;
}

export interface ManagerRecord extends ResellerRecord {
  readonly manager: Present<Manager>;
}

/** With the account that the user registered for: his own events belong there. */
export interface UserRecord extends AccountRecord {
  readonly user: Present<User>;
}

/** The records of this context with their scopes, null where missing. Who may see them is for others to ask. */
@injectable()
export class Records {
  /** A reseller never changes, and every request asks for one. */
  private readonly resellers = new LRUCache<string, ResellerRecord>({ max: 10_000 });

  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  async reseller(id: string, ctx?: CommandContext): Promise<ResellerRecord | null> {
    const known = this.resellers.get(id);
    if (known) return known;
    const { state } = await this.transactor.load(reseller, id, ctx);
    if (!isPresent(state)) return null;
    const found: ResellerRecord = { reseller: state, scope: { resellerId: id, resellerPath: state.path, accountId: null } };
    if (!ctx?.rehearsal) this.resellers.set(id, found);
    return found;
  }

  async account(id: string, ctx?: CommandContext): Promise<AccountRecord | null> {
    const { state } = await this.transactor.load(account, id, ctx);
    const seller = isPresent(state) ? await this.reseller(state.resellerId, ctx) : null;
    return isPresent(state) && seller ? { account: state, reseller: seller.reseller, scope: { ...seller.scope, accountId: id } } : null;
  }

  async manager(id: string, ctx?: CommandContext): Promise<ManagerRecord | null> {
    const { state } = await this.transactor.load(manager, id, ctx);
    const employer = isPresent(state) ? await this.reseller(state.resellerId, ctx) : null;
    return isPresent(state) && employer ? { manager: state, ...employer } : null;
  }

  async user(id: string, ctx?: CommandContext): Promise<UserRecord | null> {
    const { state } = await this.transactor.load(user, id, ctx);
    const home = isPresent(state) ? await this.account(state.accountIds[0] ?? '', ctx) : null;
    return isPresent(state) && home ? { user: state, ...home } : null;
  }

  async login(id: string, ctx?: CommandContext): Promise<Present<Login> | null> {
    const { state } = await this.transactor.load(login, id, ctx);
    return isPresent(state) ? state : null;
  }

  /** The person that a login is for; null when he was never registered. */
  ownerOf({ subject }: Login, ctx?: CommandContext): Promise<ManagerRecord | UserRecord | null> {
    return subject.kind === 'manager' ? this.manager(subject.id, ctx) : this.user(subject.id, ctx);
  }
}
