import { IsIn, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { manager } from '../../domain/partners/manager.js';
import type { StaffRole } from '../../domain/partners/partners.events.js';
import { forbidden } from '../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { checkNotSelf } from './acting.js';
import { STAFF_ROLES } from './create-manager.js';
import { Directory } from './directory.js';
import { Contact, IsEmailAddress, IsLine, MayBeAbsent } from './fields.js';
import { PersonEditor } from './person-editor.js';

export class EditManager extends Contact {
  @IsUUID() readonly managerId!: string;
  @MayBeAbsent() @IsIn(STAFF_ROLES) readonly role?: StaffRole;
  @MayBeAbsent() @IsLine(100) readonly firstName?: string;
  @MayBeAbsent() @IsLine(100) readonly lastName?: string;
  @MayBeAbsent() @IsEmailAddress() readonly email?: string;
}

@command({ name: 'edit-manager', context: 'partners', summary: "Change a manager's role or personal data. Absent fields stay as they are.", dto: EditManager, allow: STAFF_ROLES })
export class EditManagerHandler implements CommandHandler<EditManager> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(PersonEditor) private readonly editor: PersonEditor,
  ) {}

  async handle({ managerId, role, ...changes }: EditManager, ctx: CommandContext): Promise<CommandOutcome> {
    const { manager: known, scope } = await this.directory.manager(managerId, ctx);
    const { principal } = ctx;
    if (principal.id !== managerId && principal.kind !== 'system' && principal.role !== 'admin') throw forbidden('You may edit yourself only. Ask an administrator.');
    if (role && role !== known.role) checkNotSelf(principal, managerId);
    const record = (profile: boolean) => this.transactor.transact(manager, managerId, { type: 'EditManager', managerId, role: role ?? null, profile }, ctx, { scope });
    return { committed: await this.editor.edit({ ...known, scope }, changes, ctx, record) };
  }
}
