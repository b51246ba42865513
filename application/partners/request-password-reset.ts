import { inject } from 'inversify';
import { login } from '../../domain/partners/login.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { IsEmailAddress } from './fields.js';
import { Links } from './links.js';
import { Logins } from './logins.js';
import { Records } from './records.js';

const VALID_MINUTES = 60;

export class RequestPasswordReset {
  @IsEmailAddress() readonly email!: string;
}

@command({
  name: 'request-password-reset',
  context: 'partners',
  summary: 'Get a link to choose a new password by mail. The answer is the same whether the e-mail is known or not.',
  dto: RequestPasswordReset,
  allow: 'anyone',
  rehearsable: false,
})
export class RequestPasswordResetHandler implements CommandHandler<RequestPasswordReset> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(Logins) private readonly logins: Logins,
    @inject(Links) private readonly links: Links,
  ) {}

  async handle({ email }: RequestPasswordReset, ctx: CommandContext): Promise<CommandOutcome> {
    // What a rehearsal would show is whether the e-mail is known.
    if (!ctx.rehearsal) await this.request(email, ctx);
    return { committed: { stream: `reset-${newId(ctx, 'reset')}`, revision: 0, position: 0, types: [] } };
  }

  private async request(email: string, ctx: CommandContext): Promise<void> {
    const found = await this.logins.byEmail(email);
    const owner = found && (await this.records.ownerOf(found));
    if (!found || !owner) return;
    const expiresAt = new Date(Date.parse(ctx.now) + VALID_MINUTES * 60_000).toISOString();
    const request = { type: 'RequestReset', loginId: found.id, secretHash: this.links.resetHash(found.id, expiresAt), expiresAt } as const;
    await this.transactor.transact(login, found.id, request, ctx, { scope: owner.scope, main: false });
  }
}
