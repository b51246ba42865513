import { IsIn, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { account } from '../../domain/partners/account.js';
import type { AccessLevel } from '../../domain/partners/partners.events.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { actingAs, USER_MANAGERS } from './acting.js';
import { Directory } from './directory.js';
import { IsEmailAddress } from './fields.js';
import { People } from './people.js';
import { newProfile } from './profiles.js';

export const ACCESS_LEVELS: readonly AccessLevel[] = ['Owner', 'Admin', 'User'];
const VALID_DAYS = 14;

export class InviteUser {
  @IsUUID() readonly accountId!: string;
  @IsEmailAddress() readonly email!: string;
  @IsIn(ACCESS_LEVELS) readonly level!: AccessLevel;
}

@command({ name: 'invite-user', context: 'partners', summary: 'Invite a person to an account. He gets a link by mail; the Owner comes first.', dto: InviteUser, allow: USER_MANAGERS })
export class InviteUserHandler implements CommandHandler<InviteUser> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(People) private readonly people: People,
  ) {}

  async handle({ accountId, email, level }: InviteUser, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.account(accountId, ctx);
    const [invitationId, profileId] = [newId(ctx, 'invitation'), newId(ctx, 'profile')];
    const expiresAt = new Date(Date.parse(ctx.now) + VALID_DAYS * 86_400_000).toISOString();
    const invite = { type: 'InviteUser', accountId, invitationId, profileId, level, expiresAt, now: ctx.now, as: actingAs(ctx.principal) } as const;
    // What is known of him until he registers: his e-mail.
    const invited = { ...newProfile(profileId, 'person', email), email };
    return { committed: await this.people.save(invited, ctx, () => this.transactor.transact(account, accountId, invite, ctx, { scope })) };
  }
}
