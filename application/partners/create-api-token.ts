import { IsInt, Max, Min } from 'class-validator';
import { inject } from 'inversify';
import { login } from '../../domain/partners/login.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { IsLine, MayBeAbsent } from './fields.js';
import { OwnLogin } from './own-login.js';
import { formatToken, hashSecret } from './tokens.js';

export class CreateApiToken {
  /** What it is for: "ERP". */
  @IsLine(60) readonly label!: string;
  /** When absent, it works until it is revoked. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(3650) readonly expiresInDays?: number;
}

@command({ name: 'create-api-token', context: 'partners', summary: 'Make a token for a program that acts with your rights. It is shown this once, as `secret`.', dto: CreateApiToken, allow: 'signed-in' })
export class CreateApiTokenHandler implements CommandHandler<CreateApiToken> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(OwnLogin) private readonly own: OwnLogin,
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
  ) {}

  async handle({ label, expiresInDays }: CreateApiToken, ctx: CommandContext): Promise<CommandOutcome> {
    const { login: { id: loginId }, scope } = await this.own.find(ctx);
    const [tokenId, secret] = [newId(ctx, 'API token'), this.secrets.randomSecret()];
    const expiresAt = expiresInDays === undefined ? null : new Date(Date.parse(ctx.now) + expiresInDays * 86_400_000).toISOString();
    const create = { type: 'CreateApiToken', loginId, tokenId, secretHash: hashSecret(secret), label, accountId: ctx.principal.accountId, expiresAt } as const;
    const committed = await this.transactor.transact(login, loginId, create, ctx, { scope });
    return ctx.rehearsal ? { committed } : { committed, secret: formatToken(loginId, tokenId, secret) };
  }
}
