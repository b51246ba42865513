import type { Constructor } from '../spine/command.js';
import type { Workflow } from '../spine/workflow.js';
import { AccessTokens } from './access-tokens.js';
import { Authentication } from './authentication.js';
import { Bootstrap } from './bootstrap.js';
import { ChangePasswordHandler } from './change-password.js';
import { ChangeUserLevelHandler } from './change-user-level.js';
import { CreateApiTokenHandler } from './create-api-token.js';
import { CreateManagerHandler } from './create-manager.js';
import { CreateResellerHandler } from './create-reseller.js';
import { Credentials } from './credentials.js';
import { DeactivateManagerHandler } from './deactivate-manager.js';
import { DeactivateUserHandler } from './deactivate-user.js';
import { Directory } from './directory.js';
import { EditAccountHandler } from './edit-account.js';
import { EditManagerHandler } from './edit-manager.js';
import { EditUserHandler } from './edit-user.js';
import { ErasePersonHandler } from './erase-person.js';
import { ForgetInvited } from './forget-invited.workflow.js';
import { HoldAccountHandler } from './hold-account.js';
import { Invitations } from './invitations.js';
import { InviteUserHandler } from './invite-user.js';
import { InvitedRegistration } from './invited-registration.js';
import { Links } from './links.js';
import { Logins } from './logins.js';
import { OpenAccountHandler } from './open-account.js';
import { OwnLogin } from './own-login.js';
import { People } from './people.js';
import { PeopleMail } from './people-mail.workflow.js';
import { PersonEditor } from './person-editor.js';
import { PersonalData } from './personal-data.js';
import { ReactivateManagerHandler } from './reactivate-manager.js';
import { ReactivateUserHandler } from './reactivate-user.js';
import { Records } from './records.js';
import { RegisterUserHandler } from './register-user.js';
import { Registration } from './registration.js';
import { ReleaseAccountHandler } from './release-account.js';
import { RemoveUserHandler } from './remove-user.js';
import { RequestPasswordResetHandler } from './request-password-reset.js';
import { ResetPasswordHandler } from './reset-password.js';
import { RevokeApiTokenHandler } from './revoke-api-token.js';
import { Sessions } from './sessions.js';
import { StaffRegistration } from './staff-registration.js';
import { Subjects } from './subjects.js';
import { WithdrawInvitationHandler } from './withdraw-invitation.js';

export const partnersCommands: readonly Constructor[] = [
  CreateResellerHandler,
  CreateManagerHandler,
  EditManagerHandler,
  DeactivateManagerHandler,
  ReactivateManagerHandler,
  OpenAccountHandler,
  EditAccountHandler,
  HoldAccountHandler,
  ReleaseAccountHandler,
  InviteUserHandler,
  WithdrawInvitationHandler,
  RegisterUserHandler,
  EditUserHandler,
  ChangeUserLevelHandler,
  RemoveUserHandler,
  DeactivateUserHandler,
  ReactivateUserHandler,
  ChangePasswordHandler,
  RequestPasswordResetHandler,
  ResetPasswordHandler,
  CreateApiTokenHandler,
  RevokeApiTokenHandler,
  ErasePersonHandler,
];

export const partnersWorkflows: readonly Constructor<Workflow>[] = [PeopleMail, ForgetInvited];

/** What the commands, the workflows and the entry points are made of: one of each for the whole process. */
export const partnersServices: readonly Constructor[] = [
  AccessTokens,
  Authentication,
  Bootstrap,
  Credentials,
  Directory,
  Invitations,
  InvitedRegistration,
  Links,
  Logins,
  OwnLogin,
  People,
  PersonEditor,
  PersonalData,
  Records,
  Registration,
  Sessions,
  StaffRegistration,
  Subjects,
];
