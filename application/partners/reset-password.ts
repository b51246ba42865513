import { IsString, MaxLength } from 'class-validator';
import { inject } from 'inversify';
import { login } from '../../domain/partners/login.js';
import { resetInvalid } from '../../domain/partners/login-rules.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { IsNewPassword } from './fields.js';
import { People } from './people.js';
import { Records } from './records.js';
import { hashSecret, parseResetToken } from './tokens.js';

export class ResetPassword {
  /** From the link in the mail. */
  @IsString() @MaxLength(250) readonly token!: string;
  @IsNewPassword() readonly password!: string;
}

@command({ name: 'reset-password', context: 'partners', summary: 'Choose a new password with the link from the mail. It unlocks the log-in, and ends all sessions.', dto: ResetPassword, allow: 'anyone' })
export class ResetPasswordHandler implements CommandHandler<ResetPassword> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(People) private readonly people: People,
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
  ) {}

  async handle({ token, password }: ResetPassword, ctx: CommandContext): Promise<CommandOutcome> {
    const parsed = parseResetToken(token);
    const found = parsed && (await this.records.login(parsed.loginId, ctx));
    const owner = found && (await this.records.ownerOf(found, ctx));
    if (!parsed || !found || !owner) throw resetInvalid();
    const reset = { type: 'ResetPassword', loginId: found.id, secretHash: hashSecret(parsed.secret), now: ctx.now } as const;
    // Refused before anything is written.
    login.decide(reset, found);
    const passwordHash = await this.secrets.hashPassword(password);
    const record = () => this.transactor.transact(login, found.id, reset, ctx, { scope: owner.scope });
    return { committed: await this.people.edit(found.profileId, (before) => ({ ...before, passwordHash }), ctx, record) };
  }
}
