import type { Constructor } from '../spine/command.js';
import type { Workflow } from '../spine/workflow.js';
import { ChangePasswordHandler } from './change-password.js';
import { ChangeUserLevelHandler } from './change-user-level.js';
import { CreateApiTokenHandler } from './create-api-token.js';
import { CreateManagerHandler } from './create-manager.js';
import { CreateResellerHandler } from './create-reseller.js';
import { DeactivateManagerHandler } from './deactivate-manager.js';
import { DeactivateUserHandler } from './deactivate-user.js';
import { EditAccountHandler } from './edit-account.js';
import { EditManagerHandler } from './edit-manager.js';
import { EditUserHandler } from './edit-user.js';
import { ErasePersonHandler } from './erase-person.js';
import { ForgetInvited } from './forget-invited.workflow.js';
import { HoldAccountHandler } from './hold-account.js';
import { InviteUserHandler } from './invite-user.js';
import { OpenAccountHandler } from './open-account.js';
import { PeopleMail } from './people-mail.workflow.js';
import { ReactivateManagerHandler } from './reactivate-manager.js';
import { ReactivateUserHandler } from './reactivate-user.js';
import { RegisterUserHandler } from './register-user.js';
import { ReleaseAccountHandler } from './release-account.js';
import { RemoveUserHandler } from './remove-user.js';
import { RequestPasswordResetHandler } from './request-password-reset.js';
import { ResetPasswordHandler } from './reset-password.js';
import { RevokeApiTokenHandler } from './revoke-api-token.js';
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
