import { inject, injectable } from 'inversify';
import type { Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import type { Committed } from '../spine/transactor.js';
import { Logins } from './logins.js';
import { People } from './people.js';
import { changePerson, type PersonChanges } from './profiles.js';

export interface EditedPerson {
  readonly profileId: string;
  readonly loginId: string;
  readonly scope: Scope;
}

/** Changes the data of a person who may log in; a new e-mail is the one to log in with. */
@injectable()
export class PersonEditor {
  constructor(
    @inject(People) private readonly people: People,
    @inject(Logins) private readonly logins: Logins,
  ) {}

  /** @throws DomainError `already_taken`, `person_erased` */
  edit({ profileId, loginId, scope }: EditedPerson, changes: PersonChanges, ctx: CommandContext, record: (changed: boolean) => Promise<Committed>): Promise<Committed> {
    const { email } = changes;
    const edit = () => this.people.edit(profileId, (before) => changePerson(before, changes), ctx, record);
    return email === undefined ? edit() : this.logins.claim({ email, loginId, scope }, ctx, edit);
  }
}
