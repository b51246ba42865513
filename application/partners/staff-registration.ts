import { inject, injectable } from 'inversify';
import { account } from '../../domain/partners/account.js';
import type { AccessLevel } from '../../domain/partners/partners.events.js';
import { user } from '../../domain/partners/user.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { Directory } from './directory.js';
import { newProfile } from './profiles.js';
import { Registration, type NewPerson } from './registration.js';

/** A manager registers a new person for an account, without an invitation. */
@injectable()
export class StaffRegistration {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(Registration) private readonly registration: Registration,
  ) {}

  async register(person: NewPerson, accountId: string, level: AccessLevel, ctx: CommandContext): Promise<Committed> {
    const { scope, account: known } = await this.directory.account(accountId, ctx);
    const [userId, profileId, loginId] = [newId(ctx, 'user'), newId(ctx, 'profile'), newId(ctx, 'login')];
    const join = { type: 'AddUser', accountId, userId, level } as const;
    // Refused before anything is written.
    account.decide(join, known);
    const as = { subject: { kind: 'user', id: userId }, loginId, scope } as const;
    return this.registration.register(person, newProfile(profileId, 'person', person.email), as, ctx, async () => {
      await this.transactor.transact(account, accountId, join, ctx, { scope, main: false });
      return this.transactor.transact(user, userId, { type: 'RegisterUser', userId, profileId, loginId, accountId, level }, ctx, { scope });
    });
  }
}
