import { Length } from 'class-validator';
import { inject } from 'inversify';
import { login } from '../../domain/partners/login.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { Credentials } from './credentials.js';
import { IsNewPassword } from './fields.js';
import { OwnLogin } from './own-login.js';
import { People } from './people.js';

export class ChangePassword {
  @Length(1, 200) readonly currentPassword!: string;
  @IsNewPassword() readonly newPassword!: string;
}

@command({ name: 'change-password', context: 'partners', summary: 'Change your password. All your sessions end: sign in again.', dto: ChangePassword, allow: 'signed-in' })
export class ChangePasswordHandler implements CommandHandler<ChangePassword> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(OwnLogin) private readonly own: OwnLogin,
    @inject(Credentials) private readonly credentials: Credentials,
    @inject(People) private readonly people: People,
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
  ) {}

  async handle({ currentPassword, newPassword }: ChangePassword, ctx: CommandContext): Promise<CommandOutcome> {
    const { login: { id: loginId, profileId }, scope } = await this.own.find(ctx);
    await this.credentials.verify(loginId, currentPassword, ctx);
    const passwordHash = await this.secrets.hashPassword(newPassword);
    const record = () => this.transactor.transact(login, loginId, { type: 'ChangePassword', loginId }, ctx, { scope });
    return { committed: await this.people.edit(profileId, (before) => ({ ...before, passwordHash }), ctx, record) };
  }
}
