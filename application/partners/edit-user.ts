import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { checkMayManage } from '../../domain/partners/account-members.js';
import { user } from '../../domain/partners/user.js';
import { forbidden } from '../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { actingAs, USER_MANAGERS } from './acting.js';
import { Directory } from './directory.js';
import { Contact, IsEmailAddress, IsLine, MayBeAbsent } from './fields.js';
import { PersonEditor } from './person-editor.js';
import type { UserRecord } from './records.js';

export class EditUser extends Contact {
  @IsUUID() readonly userId!: string;
  @MayBeAbsent() @IsLine(100) readonly firstName?: string;
  @MayBeAbsent() @IsLine(100) readonly lastName?: string;
  @MayBeAbsent() @IsEmailAddress() readonly email?: string;
}

@command({ name: 'edit-user', context: 'partners', summary: "Change a user's personal data. Absent fields stay as they are.", dto: EditUser, allow: [...USER_MANAGERS, 'User'] })
export class EditUserHandler implements CommandHandler<EditUser> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(PersonEditor) private readonly editor: PersonEditor,
  ) {}

  async handle({ userId, ...changes }: EditUser, ctx: CommandContext): Promise<CommandOutcome> {
    const known = await this.directory.user(userId, ctx);
    if (ctx.principal.id !== userId) checkMayEdit(known, changes, ctx);
    const { scope } = known;
    const record = (profile: boolean) => this.transactor.transact(user, userId, { type: 'EditUser', userId, profile }, ctx, { scope });
    return { committed: await this.editor.edit({ ...known.user, scope }, changes, ctx, record) };
  }
}

/** A user may belong to other accounts too: whoever could change his e-mail could sign in as him there. */
const checkMayEdit = ({ user: { id }, account }: UserRecord, { email }: Omit<EditUser, 'userId'>, { principal }: CommandContext): void => {
  checkMayManage(actingAs(principal), account.members[id] ?? 'User');
  if (principal.kind === 'user' && email !== undefined) throw forbidden('Only the user himself, or your reseller, may change the e-mail that he signs in with.');
};
