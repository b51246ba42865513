import { inject, injectable } from 'inversify';
import type { Invitation } from '../../domain/partners/account.js';
import { ruleBroken, wrongState } from '../../domain/shared/errors.js';
import type { Profile } from '../ports/profiles.js';
import type { CommandContext } from '../spine/context.js';
import { systemPrincipal } from '../spine/principal.js';
import { Directory, type KnownAccount } from './directory.js';
import { Links } from './links.js';
import { People } from './people.js';

/** An invitation as its link names it. Whether it is still open is for the account to say. */
export interface Invited {
  readonly known: KnownAccount;
  readonly invitationId: string;
  readonly invitation: Invitation;
  readonly profile: Profile;
  readonly email: string;
}

/** Reads what the link of an invitation stands for. Its token is the permission. */
@injectable()
export class Invitations {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(Links) private readonly links: Links,
    @inject(People) private readonly people: People,
  ) {}

  /** @throws DomainError `invitation_invalid`, `invitation_closed` */
  async read(token: string, ctx: CommandContext): Promise<Invited> {
    const ids = this.links.readInvitation(token);
    if (!ids) throw ruleBroken('invitation_invalid', 'This is not the link of an invitation. Open the link in the mail again, or ask for a new invitation.', '/token');
    const known = await this.directory.account(ids.accountId, { ...ctx, principal: systemPrincipal('invitation') }, '/token');
    const invitation = known.account.invitations[ids.invitationId];
    const profile = invitation ? await this.people.find(invitation.profileId) : null;
    if (!invitation || !profile?.email) throw wrongState('invitation_closed', 'This invitation was withdrawn. Ask for a new one.');
    return { known, invitation, profile, email: profile.email, invitationId: ids.invitationId };
  }
}
