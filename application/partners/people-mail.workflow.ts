import { inject, injectable } from 'inversify';
import type { AccountEvent, LoginEvent } from '../../domain/partners/partners.events.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { Links } from './links.js';
import { mailText, type MailKind } from './mail-texts.js';
import { People } from './people.js';
import { Postman } from './postman.js';
import { Records, type ResellerRecord } from './records.js';

type Invited = Extract<AccountEvent, { type: 'AccountUserInvited' }>;
type ResetRequested = Extract<LoginEvent, { type: 'PasswordResetRequested' }>;

interface Letter {
  readonly kind: MailKind;
  readonly profileId: string;
  readonly sender: ResellerRecord;
  readonly link: string;
  readonly expiresAt: string;
}

/** Invitations and new passwords are told to people by mail. Simulated history writes to nobody. */
@injectable()
export class PeopleMail implements Workflow {
  readonly name = 'people-mail';
  readonly handles = ['AccountUserInvited', 'PasswordResetRequested'];

  constructor(
    @inject(Records) private readonly records: Records,
    @inject(People) private readonly people: People,
    @inject(Links) private readonly links: Links,
    @inject(Postman) private readonly postman: Postman,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    if (event.metadata.simulated) return [];
    const known = event as Recorded<Invited | ResetRequested>;
    return [{ name: 'send', run: async (ctx) => this.send(event.id, known.type === 'AccountUserInvited' ? await this.invitation(known) : await this.password(known), ctx) }];
  }

  private async invitation({ data: { accountId, invitationId, profileId, expiresAt } }: Invited): Promise<Letter | null> {
    const found = await this.records.account(accountId);
    if (!found?.account.invitations[invitationId]?.open) return null;
    return { kind: 'invitation', profileId, sender: found, link: this.links.invitationUrl(accountId, invitationId), expiresAt };
  }

  private async password({ data: { loginId, expiresAt } }: ResetRequested): Promise<Letter | null> {
    const login = await this.records.login(loginId);
    const owner = login && (await this.records.ownerOf(login));
    if (!login || !owner || login.reset?.expiresAt !== expiresAt) return null;
    return { kind: 'password', profileId: login.profileId, sender: owner, link: this.links.resetUrl(login.subject.kind, loginId, expiresAt), expiresAt };
  }

  /** What is over, used up or replaced by now is not sent, nor anything to people who were erased. */
  private async send(id: string, letter: Letter | null, ctx: CommandContext): Promise<void> {
    if (!letter || letter.expiresAt <= ctx.now) return;
    const profile = await this.people.find(letter.profileId);
    if (!profile?.email) return;
    const { reseller } = letter.sender;
    const facts = { sender: reseller.name, link: letter.link, until: `${letter.expiresAt.slice(0, 16).replace('T', ' ')} UTC` };
    const text = mailText(letter.kind, profile.locale ?? reseller.locale, facts);
    await this.postman.deliver({ id, resellerId: reseller.id, profileId: profile.id, to: profile.email, ...text });
  }
}
