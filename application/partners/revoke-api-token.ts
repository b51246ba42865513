import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { login } from '../../domain/partners/login.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { OwnLogin } from './own-login.js';

export class RevokeApiToken {
  /** The middle part of the token. */
  @IsUUID() readonly tokenId!: string;
}

@command({ name: 'revoke-api-token', context: 'partners', summary: 'Make one of your API tokens worthless at once.', dto: RevokeApiToken, allow: 'signed-in' })
export class RevokeApiTokenHandler implements CommandHandler<RevokeApiToken> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(OwnLogin) private readonly own: OwnLogin,
  ) {}

  async handle({ tokenId }: RevokeApiToken, ctx: CommandContext): Promise<CommandOutcome> {
    const { login: { id: loginId }, scope } = await this.own.find(ctx);
    return { committed: await this.transactor.transact(login, loginId, { type: 'RevokeApiToken', loginId, tokenId }, ctx, { scope }) };
  }
}
