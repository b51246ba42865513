import { inject, injectable } from 'inversify';
import type { AccountEvent } from '../../domain/partners/partners.events.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { People } from './people.js';
import { Records } from './records.js';

type Settled = Extract<AccountEvent, { type: 'AccountInvitationWithdrawn' | 'AccountUserJoined' }>;

/** The e-mail that an invitation went to is kept no longer than needed: until it is withdrawn, or somebody with a profile of his own joins by it. */
@injectable()
export class ForgetInvited implements Workflow {
  readonly name = 'forget-invited';
  readonly handles = ['AccountInvitationWithdrawn', 'AccountUserJoined'];

  constructor(
    @inject(Records) private readonly records: Records,
    @inject(People) private readonly people: People,
  ) {}

  steps({ data, metadata: { scope } }: Recorded): readonly WorkflowStep[] {
    const settled = data as Settled['data'];
    const { invitationId } = settled;
    return invitationId === null ? [] : [{ name: 'forget', run: (ctx) => this.forget(settled, invitationId, ctx, scope) }];
  }

  private async forget(settled: Settled['data'], invitationId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const profileId = (await this.records.account(settled.accountId))?.account.invitations[invitationId]?.profileId;
    if (profileId === undefined || ('userId' in settled && !(await this.hasAnother(settled.userId, profileId)))) return;
    await this.people.forget(profileId, ctx, scope);
  }

  /** A new person goes on with the profile that he was invited by. */
  private async hasAnother(userId: string, profileId: string): Promise<boolean> {
    const found = await this.records.user(userId);
    return found !== null && found.user.profileId !== profileId;
  }
}
