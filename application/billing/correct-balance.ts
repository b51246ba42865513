import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { inject } from 'inversify';
import { ledger } from '../../domain/billing/ledger.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { MAX_MINOR_UNITS } from '../spine/shapes.js';
import { ClosedCharges } from './closed-charges.js';
import { Ledgers } from './ledgers.js';
import { NumberSeries } from './number-series.js';

export class CorrectBalance {
  @IsUUID() readonly accountId!: string;
  /** Minor units: above zero in favour of the customer, below zero to his debit. */
  @IsInt() @Min(-MAX_MINOR_UNITS) @Max(MAX_MINOR_UNITS) readonly amount!: number;
  @IsString() @Length(1, 500) readonly reason!: string;
  /** The written-off charge that was wrong. Its corrections together change it by no more than its amount. */
  @IsOptional() @IsUUID() readonly chargeId?: string;
}

/** Decided before a number is taken, so that a refusal leaves no gap in the series. */
@command({ name: 'correct-balance', context: 'billing', summary: 'Correct the balance of an account by hand, or a charge that was written off, with the reason.', dto: CorrectBalance, allow: ['admin', 'sales'] })
export class CorrectBalanceHandler implements CommandHandler<CorrectBalance> {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(ClosedCharges) private readonly charges: ClosedCharges,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(NumberSeries) private readonly numbers: NumberSeries,
  ) {}

  async handle({ accountId, amount, reason, chargeId }: CorrectBalance, ctx: CommandContext): Promise<CommandOutcome> {
    const { account, scope, today } = await this.directory.account(accountId, ctx);
    const line = chargeId === undefined ? null : await this.charges.find(accountId, chargeId);
    const correctionId = newId(ctx, 'correction');
    const correction = { type: 'CorrectBalance', correctionId, amount, reason, line, on: today } as const;
    ledger.decide({ ...correction, number: '' }, await this.ledgers.load(accountId, ctx));
    const number = await this.numbers.issue('correction', account.resellerId, correctionId, ctx, scope, today);
    return { committed: await this.ledgers.command(scope, { ...correction, number }, ctx) };
  }
}
