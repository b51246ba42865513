import { inject, injectable } from 'inversify';
import { ledger } from '../../domain/billing/ledger.js';
import type { Ledger, LedgerCommand } from '../../domain/billing/ledger-state.js';
import type { Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor, type Committed, type TransactOptions } from '../spine/transactor.js';

/** The ledger of the account that a scope names. */
@injectable()
export class Ledgers {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  async load(accountId: string, ctx: CommandContext): Promise<Ledger> {
    return (await this.transactor.load(ledger, accountId, ctx)).state;
  }

  command(scope: Scope, command: LedgerCommand, ctx: CommandContext, options: Omit<TransactOptions, 'scope'> = {}): Promise<Committed> {
    return this.transactor.transact(ledger, scope.accountId ?? '', command, ctx, { scope, ...options });
  }
}

/** Ids of the parts of a split: derived from the charge, so that a repeat makes the same ones. */
export const partId = (chargeId: string, part: string): string => derivedId(chargeId, part);
