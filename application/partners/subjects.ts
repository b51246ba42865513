import { inject, injectable } from 'inversify';
import type { Login } from '../../domain/partners/login.js';
import { user } from '../../domain/partners/user.js';
import { DomainError, forbidden, notFound } from '../../domain/shared/errors.js';
import type { Principal } from '../spine/principal.js';
import { Transactor } from '../spine/transactor.js';
import { Records, type ManagerRecord } from './records.js';

/** From a login to who comes in, with his rights of this moment. */
@injectable()
export class Subjects {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
  ) {}

  /** `accountId` is the user's current account. Null: deactivated, or not a member any more. */
  async principal({ id: loginId, subject }: Pick<Login, 'id' | 'subject'>, accountId: string | null): Promise<Principal | null> {
    if (subject.kind === 'manager') {
      const found = await this.records.manager(subject.id);
      return found?.manager.active ? staff(found, loginId) : null;
    }
    const [{ state }, current] = await Promise.all([this.transactor.load(user, subject.id), accountId === null ? null : this.records.account(accountId)]);
    const level = current?.account.members[subject.id];
    if (!state.active || !current || !level) return null;
    return { kind: 'user', id: subject.id, loginId, role: level, resellerId: current.scope.resellerId, resellerPath: current.scope.resellerPath, accountId };
  }

  /** Who comes in anew. `wanted` names one of the user's accounts; else it is the first that he belongs to. @throws DomainError `deactivated`, `no_account` */
  async enter(login: Login, wanted: string | null): Promise<Principal> {
    const { subject } = login;
    if (subject.kind === 'manager') return (await this.principal(login, null)) ?? deny();
    const { state } = await this.transactor.load(user, subject.id);
    return state.active ? this.inAccount(login, wanted === null ? state.accountIds : [wanted], wanted) : deny();
  }

  private async inAccount(login: Login, accountIds: readonly string[], wanted: string | null): Promise<Principal> {
    for (const accountId of accountIds) {
      const principal = await this.principal(login, accountId);
      if (principal) return principal;
    }
    if (wanted !== null) throw notFound('account', wanted, '/accountId');
    throw new DomainError('forbidden', 'no_account', 'You do not belong to any account now. Ask the Owner of one for an invitation.');
  }
}

const staff = ({ manager, scope }: ManagerRecord, loginId: string | null): Principal => ({
  kind: manager.role === 'auditor' ? 'auditor' : 'manager',
  id: manager.id,
  loginId,
  role: manager.role,
  resellerId: scope.resellerId,
  resellerPath: scope.resellerPath,
  accountId: null,
});

const deny = (): never => {
  throw forbidden('Your log-in is deactivated. Ask your administrator or your reseller.');
};
