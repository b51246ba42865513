import { IsUUID, Length } from 'class-validator';
import { IsEmailAddress, MayBeAbsent } from './fields.js';

/** Body of POST /api/sessions. */
export class SignIn {
  @IsEmailAddress() readonly email!: string;
  @Length(1, 200) readonly password!: string;
  /** Which of his accounts a user wants to work in. */
  @MayBeAbsent() @IsUUID() readonly accountId?: string;
}

/** Body of POST /api/sessions/account. */
export class SwitchAccount {
  @IsUUID() readonly accountId!: string;
}
