import { inject, injectable } from 'inversify';
import { notFound } from '../../domain/shared/errors.js';
import type { Clock } from '../ports/clock.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { mayReach } from '../spine/principal.js';
import { Records, type AccountRecord, type ManagerRecord, type ResellerRecord, type UserRecord } from './records.js';

/** An account, with the business date in its reseller's time zone. */
export interface KnownAccount extends AccountRecord {
  readonly today: string;
}

/**
 * Finds what the principal may reach. Missing and foreign ids get the same `not_found`, so that nobody can probe;
 * `pointer` names the field that held the id.
 */
@injectable()
export class Directory {
  constructor(
    @inject(Records) private readonly records: Records,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  async reseller(id: string, ctx: CommandContext, pointer = '/resellerId'): Promise<ResellerRecord> {
    const found = await this.records.reseller(id, ctx);
    if (!found || !mayReach(ctx.principal, found.scope)) throw notFound('reseller', id, pointer);
    return found;
  }

  async account(id: string, ctx: CommandContext, pointer = '/accountId'): Promise<KnownAccount> {
    const found = await this.records.account(id, ctx);
    if (!found || !mayReach(ctx.principal, found.scope)) throw notFound('account', id, pointer);
    return { ...found, today: this.today(found.reseller) };
  }

  async manager(id: string, ctx: CommandContext, pointer = '/managerId'): Promise<ManagerRecord> {
    const found = await this.records.manager(id, ctx);
    if (!found || !mayReach(ctx.principal, found.scope)) throw notFound('manager', id, pointer);
    return found;
  }

  /** Reached through the account that he registered for, or by himself. */
  async user(id: string, ctx: CommandContext, pointer = '/userId'): Promise<UserRecord> {
    const found = await this.records.user(id, ctx);
    if (!found || !(ctx.principal.id === id || mayReach(ctx.principal, found.scope))) throw notFound('user', id, pointer);
    return found;
  }

  /** The business date of a reseller. */
  today({ timeZone }: { readonly timeZone: string }): string {
    return this.clock.today(timeZone);
  }
}
