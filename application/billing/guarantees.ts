import { IsString, IsUUID, Length } from 'class-validator';
import { inject } from 'inversify';
import { ledger } from '../../domain/billing/ledger.js';
import { addDays } from '../../domain/shared/calendar.js';
import { notFound } from '../../domain/shared/errors.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsMinorUnits } from '../spine/shapes.js';
import { Ledgers } from './ledgers.js';
import { NumberSeries } from './number-series.js';

export class ProvideGuarantee {
  @IsUUID() readonly accountId!: string;
  @IsMinorUnits(1) readonly amount!: number;
}

@command({ name: 'provide-guarantee', context: 'billing', summary: "Let a promise to pay count as money, up to the limit and for the days of the account's terms.", dto: ProvideGuarantee, allow: ['admin', 'sales'] })
export class ProvideGuaranteeHandler implements CommandHandler<ProvideGuarantee> {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(NumberSeries) private readonly numbers: NumberSeries,
  ) {}

  async handle({ accountId, amount }: ProvideGuarantee, ctx: CommandContext): Promise<CommandOutcome> {
    const { account, scope, today } = await this.directory.account(accountId, ctx);
    const { guaranteedPaymentLimit: limit, guaranteedPaymentDays } = account.terms;
    const guaranteeId = newId(ctx, 'guarantee');
    const guarantee = { type: 'ProvideGuarantee', guaranteeId, amount, limit, expiresOn: addDays(today, guaranteedPaymentDays), on: today } as const;
    ledger.decide({ ...guarantee, number: '' }, await this.ledgers.load(accountId, ctx));
    const number = await this.numbers.issue('guarantee', account.resellerId, guaranteeId, ctx, scope, today);
    return { committed: await this.ledgers.command(scope, { ...guarantee, number }, ctx) };
  }
}

export class RevokeGuarantee {
  @IsUUID() readonly accountId!: string;
  @IsString() @Length(36, 200) readonly guaranteeId!: string;
}

@command({ name: 'revoke-guarantee', context: 'billing', summary: 'Take a guaranteed payment back before its time.', dto: RevokeGuarantee, allow: ['admin', 'sales'] })
export class RevokeGuaranteeHandler implements CommandHandler<RevokeGuarantee> {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  async handle({ accountId, guaranteeId }: RevokeGuarantee, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today } = await this.directory.account(accountId, ctx);
    const { guarantees } = await this.ledgers.load(accountId, ctx);
    if (!guarantees.has(guaranteeId)) throw notFound('guaranteed payment that counts', guaranteeId, '/guaranteeId');
    return { committed: await this.ledgers.command(scope, { type: 'RevokeGuarantee', guaranteeId, reason: 'manager', on: today }, ctx) };
  }
}
