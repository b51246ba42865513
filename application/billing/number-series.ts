import { inject, injectable } from 'inversify';
import { numberSeries } from '../../domain/billing/number-series.js';
import type { Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';

export type NumberedDocument = 'account' | 'order' | 'payment' | 'subscription';

const PREFIX: Readonly<Record<NumberedDocument, string>> = { account: 'A', order: 'SO', payment: 'PY', subscription: 'S' };
const DIGITS = 6;

/** Document numbers of a reseller, one series a kind: "SO000329". The same command gets the same number again. */
@injectable()
export class NumberSeries {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  async issue(kind: NumberedDocument, resellerId: string, ownerId: string, ctx: CommandContext, scope: Scope): Promise<string> {
    const series = `${kind} of ${resellerId}`;
    const { revision } = await this.transactor.transact(numberSeries, derivedId(resellerId, kind), { type: 'IssueNumber', series, ownerId }, ctx, { scope, main: false, step: `number ${ownerId}` });
    return `${PREFIX[kind]}${String(revision + 1).padStart(DIGITS, '0')}`;
  }
}
