import { inject, injectable } from 'inversify';
import { account, type Account } from '../../domain/partners/account.js';
import { reseller, type Reseller } from '../../domain/partners/reseller.js';
import { notFound } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import type { Clock } from '../ports/clock.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { mayReach } from '../spine/principal.js';
import { Transactor } from '../spine/transactor.js';

/** The state of a record that exists. */
export type Present<State> = State & { readonly id: string };

export interface KnownReseller {
  readonly reseller: Present<Reseller>;
  /** The scope of events that are the reseller's own. */
  readonly scope: Scope;
}

export interface KnownAccount {
  readonly account: Present<Account>;
  readonly reseller: Present<Reseller>;
  readonly scope: Scope;
  /** The business date in the reseller's time zone. */
  readonly today: string;
}

/** Finds resellers and accounts that the principal may reach. Missing and foreign ids get the same 404, so that nobody can probe. */
@injectable()
export class Directory {
  constructor(
    private readonly transactor: Transactor,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, naming `pointer` as the field that held the id. */
  async reseller(id: string, ctx: CommandContext, pointer = '/resellerId'): Promise<KnownReseller> {
    const found = await this.findReseller(id, ctx);
    if (!found || !mayReach(ctx.principal, found.scope)) throw notFound('reseller', id, pointer);
    return found;
  }

  /** @throws DomainError not_found, naming `pointer` as the field that held the id. */
  async account(id: string, ctx: CommandContext, pointer = '/accountId'): Promise<KnownAccount> {
    const { state } = await this.transactor.load(account, id, ctx);
    const seller = isPresent(state) ? await this.findReseller(state.resellerId, ctx) : null;
    if (!isPresent(state) || !seller) throw notFound('account', id, pointer);
    const scope: Scope = { ...seller.scope, accountId: id };
    if (!mayReach(ctx.principal, scope)) throw notFound('account', id, pointer);
    return { account: state, reseller: seller.reseller, scope, today: this.clock.today(seller.reseller.timeZone) };
  }

  private async findReseller(id: string, ctx: CommandContext): Promise<KnownReseller | null> {
    const { state } = await this.transactor.load(reseller, id, ctx);
    return isPresent(state) ? { reseller: state, scope: { resellerId: id, resellerPath: state.path, accountId: null } } : null;
  }
}

export const isPresent = <State extends { readonly id: string | null }>(state: State): state is Present<State> => state.id !== null;
