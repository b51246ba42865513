import { inject, injectable } from 'inversify';
import { account } from '../../domain/partners/account.js';
import type { Login } from '../../domain/partners/login.js';
import { user } from '../../domain/partners/user.js';
import { ruleBroken } from '../../domain/shared/errors.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { Credentials } from './credentials.js';
import { Invitations, type Invited } from './invitations.js';
import { Logins } from './logins.js';
import type { PersonChanges } from './profiles.js';
import type { Present } from './records.js';
import { Registration } from './registration.js';

export interface InvitedPerson extends Omit<PersonChanges, 'email'> {
  readonly token: string;
  readonly password: string;
}

/** Somebody follows the link of an invitation: a new person registers, a known one joins with his password. */
@injectable()
export class InvitedRegistration {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Invitations) private readonly invitations: Invitations,
    @inject(Logins) private readonly logins: Logins,
    @inject(Credentials) private readonly credentials: Credentials,
    @inject(Registration) private readonly registration: Registration,
  ) {}

  async register({ token, password, ...person }: InvitedPerson, ctx: CommandContext): Promise<Committed> {
    const invited = await this.invitations.read(token, ctx);
    const existing = await this.logins.byEmail(invited.email, ctx);
    if (existing) return this.join(invited, existing, password, ctx);
    const { known, profile, email } = invited;
    const [userId, loginId] = [newId(ctx, 'user'), newId(ctx, 'login')];
    const accept = { type: 'AcceptInvitation', accountId: known.account.id, invitationId: invited.invitationId, userId, now: ctx.now } as const;
    // Refused before anything is written.
    account.decide(accept, known.account);
    const as = { subject: { kind: 'user', id: userId }, loginId, scope: known.scope } as const;
    return this.registration.register({ ...person, email, password }, profile, as, ctx, () => this.enter(invited, { userId, loginId, profileId: profile.id }, ctx));
  }

  /** His password shows that it is he, and not somebody else who reads his mail. Also the way on after an attempt that broke off half-way. */
  private async join(invited: Invited, { id, subject }: Present<Login>, password: string, ctx: CommandContext): Promise<Committed> {
    if (subject.kind !== 'user') throw ruleBroken('email_of_staff', 'This e-mail belongs to a manager. Ask for an invitation to another e-mail.', '/token');
    const { profileId } = await this.credentials.verify(id, password, ctx);
    return this.enter(invited, { userId: subject.id, loginId: id, profileId }, ctx);
  }

  /** The account first, then the user, who answers for the command. */
  private async enter({ known, invitationId, invitation }: Invited, who: { userId: string; loginId: string; profileId: string }, ctx: CommandContext): Promise<Committed> {
    const { account: { id: accountId, members }, scope } = known;
    const { state } = await this.transactor.load(user, who.userId, ctx);
    const halfWay = state.id === null && members[who.userId] !== undefined;
    if (!halfWay) await this.transactor.transact(account, accountId, { type: 'AcceptInvitation', accountId, invitationId, userId: who.userId, now: ctx.now }, ctx, { scope, main: false });
    if (state.id !== null) return this.transactor.transact(user, who.userId, { type: 'LinkAccount', userId: who.userId, accountId, level: invitation.level }, ctx, { scope });
    return this.transactor.transact(user, who.userId, { type: 'RegisterUser', ...who, accountId, level: invitation.level }, ctx, { scope });
  }
}
