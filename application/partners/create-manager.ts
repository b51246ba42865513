import { IsIn, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { manager } from '../../domain/partners/manager.js';
import type { StaffRole } from '../../domain/partners/partners.events.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { Directory } from './directory.js';
import { Contact, IsEmailAddress, IsLine, IsNewPassword, MayBeAbsent } from './fields.js';
import { newProfile } from './profiles.js';
import { Registration } from './registration.js';

export const STAFF_ROLES: readonly StaffRole[] = ['admin', 'owner', 'marketing', 'sales', 'auditor'];

export class CreateManager extends Contact {
  /** Your own when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
  @IsIn(STAFF_ROLES) readonly role!: StaffRole;
  @IsLine(100) readonly firstName!: string;
  @IsLine(100) readonly lastName!: string;
  @IsEmailAddress() readonly email!: string;
  /** When absent, the manager gets a link to choose one. */
  @MayBeAbsent() @IsNewPassword() readonly password?: string;
}

@command({ name: 'create-manager', context: 'partners', summary: 'Give a person a role on the staff of a reseller, and a log-in.', dto: CreateManager, allow: ['admin'] })
export class CreateManagerHandler implements CommandHandler<CreateManager> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(Registration) private readonly registration: Registration,
  ) {}

  async handle({ resellerId, role, ...person }: CreateManager, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller, scope } = await this.directory.reseller(resellerId ?? ctx.principal.resellerId, ctx);
    const [managerId, profileId, loginId] = [newId(ctx, 'manager'), newId(ctx, 'profile'), newId(ctx, 'login')];
    const created = { type: 'CreateManager', managerId, resellerId: reseller.id, role, profileId, loginId } as const;
    const as = { subject: { kind: 'manager', id: managerId }, loginId, scope } as const;
    const record = () => this.transactor.transact(manager, managerId, created, ctx, { scope });
    return { committed: await this.registration.register(person, newProfile(profileId, 'person', person.email), as, ctx, record) };
  }
}
