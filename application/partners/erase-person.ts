import { IsIn, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { login } from '../../domain/partners/login.js';
import { manager } from '../../domain/partners/manager.js';
import { user } from '../../domain/partners/user.js';
import { ruleBroken } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { checkNotSelf } from './acting.js';
import { Directory } from './directory.js';
import { People } from './people.js';

export class ErasePerson {
  @IsIn(['user', 'manager', 'account']) readonly kind!: 'user' | 'manager' | 'account';
  /** Of the user, of the manager, or of the account of a natural person. */
  @IsUUID() readonly id!: string;
}

@command({ name: 'erase-person', context: 'partners', summary: "Delete a person's data for ever and close his log-in. Records stay, without his name.", dto: ErasePerson, allow: ['admin'] })
export class ErasePersonHandler implements CommandHandler<ErasePerson> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(People) private readonly people: People,
  ) {}

  async handle({ kind, id }: ErasePerson, ctx: CommandContext): Promise<CommandOutcome> {
    switch (kind) {
      case 'user':
        return { committed: await this.eraseUser(id, ctx) };
      case 'manager':
        return { committed: await this.eraseManager(id, ctx) };
      case 'account':
        return { committed: await this.eraseAccountHolder(id, ctx) };
    }
  }

  private async eraseUser(userId: string, ctx: CommandContext): Promise<Committed> {
    const { user: { loginId, profileId }, scope } = await this.directory.user(userId, ctx, '/id');
    await this.transactor.transact(user, userId, { type: 'DeactivateUser', userId }, ctx, { scope, main: false });
    await this.close(loginId, ctx, scope);
    return this.people.forget(profileId, ctx, scope);
  }

  private async eraseManager(managerId: string, ctx: CommandContext): Promise<Committed> {
    const { manager: { loginId, profileId }, scope } = await this.directory.manager(managerId, ctx, '/id');
    checkNotSelf(ctx.principal, managerId, '/id');
    await this.transactor.transact(manager, managerId, { type: 'DeactivateManager', managerId }, ctx, { scope, main: false });
    await this.close(loginId, ctx, scope);
    return this.people.forget(profileId, ctx, scope);
  }

  private async eraseAccountHolder(accountId: string, ctx: CommandContext): Promise<Committed> {
    const { account, scope } = await this.directory.account(accountId, ctx, '/id');
    if (account.kind !== 'person') throw ruleBroken('not_a_person', 'This account belongs to a legal entity. Erase its users one by one.', '/id');
    return this.people.forget(account.profileId, ctx, scope);
  }

  private close(loginId: string, ctx: CommandContext, scope: Scope): Promise<Committed> {
    return this.transactor.transact(login, loginId, { type: 'CloseLogin', loginId }, ctx, { scope, main: false });
  }
}
