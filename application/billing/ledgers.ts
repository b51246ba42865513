import { inject, injectable } from 'inversify';
import { ledger } from '../../domain/billing/ledger.js';
import type { Ledger, LedgerCommand } from '../../domain/billing/ledger-state.js';
import type { BusinessDate } from '../../domain/shared/calendar.js';
import type { Scope } from '../../domain/shared/event.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor, type Committed, type TransactOptions } from '../spine/transactor.js';

/** The ledger of the account that a scope names. */
@injectable()
export class Ledgers {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.largeLedger) private readonly large: number,
  ) {}

  async load(accountId: string, ctx: CommandContext): Promise<Ledger> {
    return (await this.transactor.load(ledger, accountId, ctx)).state;
  }

  command(scope: Scope, command: LedgerCommand, ctx: CommandContext, options: Omit<TransactOptions, 'scope'> = {}): Promise<Committed> {
    return this.transactor.transact(ledger, scope.accountId ?? '', command, ctx, { scope, ...options });
  }

  /** Has its book become long by then? */
  isLarge({ revision }: Pick<Committed, 'revision'>): boolean {
    return revision + 1 >= this.large;
  }

  /** Closes the book of a large ledger and carries what is open over to the next one (rulings, Software 1). No money moves. */
  async closeBook(scope: Scope, on: BusinessDate, ctx: CommandContext): Promise<void> {
    const { state, revision } = await this.transactor.load(ledger, scope.accountId ?? '');
    if (!this.isLarge({ revision })) return;
    await this.command(scope, { type: 'CloseBook', book: state.book.number, on }, ctx);
    await this.load(scope.accountId ?? '', ctx);
  }
}

/** Ids of the parts of a split: derived from the charge, so that a repeat makes the same ones. */
export const partId = (chargeId: string, part: string): string => derivedId(chargeId, part);
