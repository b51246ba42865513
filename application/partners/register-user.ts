import { IsIn, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { inject } from 'inversify';
import type { AccessLevel } from '../../domain/partners/partners.events.js';
import { DomainError, forbidden } from '../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { SELLERS } from './acting.js';
import { Contact, IsEmailAddress, IsLine, IsNewPassword, MayBeAbsent } from './fields.js';
import { InvitedRegistration } from './invited-registration.js';
import { ACCESS_LEVELS } from './invite-user.js';
import { StaffRegistration } from './staff-registration.js';

const isInvited = ({ token }: RegisterUser): boolean => token !== undefined;
const isDirect = (dto: RegisterUser): boolean => !isInvited(dto);

export class RegisterUser extends Contact {
  /** From the invitation's link. It says which account, level and e-mail. */
  @MayBeAbsent() @IsString() @MaxLength(250) readonly token?: string;
  /** Without a token, by staff. */
  @ValidateIf(isDirect) @IsUUID() readonly accountId?: string;
  /** Without a token, by staff. */
  @ValidateIf(isDirect) @IsIn(ACCESS_LEVELS) readonly level?: AccessLevel;
  /** Without a token, by staff. */
  @ValidateIf(isDirect) @IsEmailAddress() readonly email?: string;
  @IsLine(100) readonly firstName!: string;
  @IsLine(100) readonly lastName!: string;
  /** With a token needed; the present password of a person who is registered already. Without one, the person may get a link to choose it. */
  @ValidateIf((dto: RegisterUser) => isInvited(dto) || dto.password !== undefined) @IsNewPassword() readonly password?: string;
}

@command({ name: 'register-user', context: 'partners', summary: 'Accept an invitation, or register a user as staff. A person who is registered already joins the account with his password.', dto: RegisterUser, allow: 'anyone' })
export class RegisterUserHandler implements CommandHandler<RegisterUser> {
  constructor(
    @inject(InvitedRegistration) private readonly invited: InvitedRegistration,
    @inject(StaffRegistration) private readonly direct: StaffRegistration,
  ) {}

  async handle({ token, accountId, level, email, password, ...person }: RegisterUser, ctx: CommandContext): Promise<CommandOutcome> {
    if (token !== undefined && password !== undefined) return { committed: await this.invited.register({ ...person, token, password }, ctx) };
    if (accountId === undefined || level === undefined || email === undefined) throw forbidden('An invitation is needed. Ask the Owner of the account for one.');
    checkStaff(ctx);
    return { committed: await this.direct.register({ ...person, email, ...(password === undefined ? {} : { password }) }, accountId, level, ctx) };
  }
}

const checkStaff = ({ principal: { id, role } }: CommandContext): void => {
  if (id === 'anyone') throw new DomainError('unauthenticated', 'not_signed_in', 'Sign in as staff, or send the token of an invitation.');
  if (role !== 'system' && !SELLERS.includes(role)) throw forbidden(`Your role ${role} may not register users directly. Invite them.`);
};
