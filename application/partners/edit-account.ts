import { IsOptional, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { account } from '../../domain/partners/account.js';
import { forbidden, ruleBroken } from '../../domain/shared/errors.js';
import type { Profile } from '../ports/profiles.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { USER_MANAGERS } from './acting.js';
import { Directory } from './directory.js';
import { Address, AreTerms, Contact, IsAddress, IsEmailAddress, IsLine, MayBeAbsent, Terms } from './fields.js';
import { People } from './people.js';
import { addressOf, changePerson, given } from './profiles.js';

export class EditAccount extends Contact {
  @IsUUID() readonly accountId!: string;
  /** Of a legal entity. */
  @MayBeAbsent() @IsLine(200) readonly name?: string;
  /** Of a person. */
  @MayBeAbsent() @IsLine(100) readonly firstName?: string;
  /** Of a person. */
  @MayBeAbsent() @IsLine(100) readonly lastName?: string;
  @IsOptional() @IsEmailAddress() readonly email?: string | null;
  @IsOptional() @IsAddress() readonly address?: Address | null;
  @IsOptional() @IsLine(40) readonly taxId?: string | null;
  /** All of them, as in open-account. Staff only. */
  @MayBeAbsent() @AreTerms() readonly terms?: Terms;
}

@command({ name: 'edit-account', context: 'partners', summary: "Change an account's data or, as staff, its terms. Absent fields stay as they are.", dto: EditAccount, allow: USER_MANAGERS })
export class EditAccountHandler implements CommandHandler<EditAccount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(People) private readonly people: People,
  ) {}

  async handle({ accountId, terms, ...changes }: EditAccount, ctx: CommandContext): Promise<CommandOutcome> {
    const { account: known, scope } = await this.directory.account(accountId, ctx);
    if (terms && ctx.principal.kind === 'user') throw forbidden('The terms of an account are set by its reseller. Ask them.');
    checkNames(known.kind, changes);
    const record = (profile: boolean) => this.transactor.transact(account, accountId, { type: 'EditAccount', accountId, terms: terms ? { ...terms } : null, profile }, ctx, { scope });
    const committed = touched(changes) ? await this.people.edit(known.profileId, (before) => changed(before, changes), ctx, record) : await record(false);
    return { committed };
  }
}

type ProfileChanges = Omit<EditAccount, 'accountId' | 'terms'>;

const touched = (changes: ProfileChanges): boolean => Object.keys(given(changes)).length > 0;

const checkNames = (kind: 'legal_entity' | 'person', { name, firstName, lastName }: ProfileChanges): void => {
  if (kind === 'person' && name !== undefined) throw ruleBroken('name_of_person', 'A person has a firstName and a lastName.', '/name');
  if (kind === 'legal_entity' && (firstName ?? lastName) !== undefined) throw ruleBroken('name_of_legal_entity', 'A legal entity has a name.', firstName === undefined ? '/lastName' : '/firstName');
};

const changed = (before: Profile, { name, email, address, taxId, ...person }: ProfileChanges): Profile => ({
  ...changePerson(before, person),
  ...given({ name, email, taxId, address: address ? addressOf(address) : address }),
} as Profile);
