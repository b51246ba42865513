import { inject, injectable } from 'inversify';
import { login, type Login } from '../../domain/partners/login.js';
import type { Scope } from '../../domain/shared/event.js';
import { reservation } from '../../domain/shared/reservation.js';
import type { ProfileStore } from '../ports/profiles.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { KeyedQueue } from '../spine/keyed-queue.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { Records, type Present } from './records.js';

const emails = reservation('email');

export interface Claim {
  readonly email: string;
  readonly loginId: string;
  readonly scope: Scope;
}

/**
 * Which e-mail belongs to which login. The reservation names a login; it holds as long as that login's person has that
 * e-mail, so what a broken attempt, a change or an erasure left behind is free again without anybody cleaning up.
 */
@injectable()
export class Logins {
  private readonly queue = new KeyedQueue();

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(TOKENS.profiles) private readonly profiles: ProfileStore,
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
  ) {}

  async byEmail(email: string, ctx?: CommandContext): Promise<Present<Login> | null> {
    const hash = this.secrets.hmacEmail(email);
    const { state: owner } = await this.transactor.load(emails, hash, ctx);
    return owner === null ? null : this.holder(hash, owner);
  }

  /** Runs `work` with the e-mail reserved for the login. @throws DomainError `already_taken` */
  claim({ email, loginId, scope }: Claim, ctx: CommandContext, work: () => Promise<Committed>): Promise<Committed> {
    const hash = this.secrets.hmacEmail(email);
    return this.queue.run(hash, async () => {
      const { state: owner, revision } = await this.transactor.load(emails, hash, ctx);
      const options = { scope, main: false };
      if (owner !== null && owner !== loginId && !(await this.holder(hash, owner)))
        await this.transactor.transact(emails, hash, { type: 'Release', kind: 'email', ownerId: owner }, ctx, { ...options, step: `release ${revision}` });
      const reserve = { type: 'Reserve', kind: 'email', ownerId: loginId, taken: 'This e-mail belongs to another login. Use another e-mail.', pointer: '/email' } as const;
      await this.transactor.transact(emails, hash, reserve, ctx, { ...options, step: `reserve ${revision}` });
      return work();
    });
  }

  open(loginId: string, subject: Login['subject'], profileId: string, ctx: CommandContext, scope: Scope): Promise<Committed> {
    return this.transactor.transact(login, loginId, { type: 'OpenLogin', loginId, subject, profileId }, ctx, { scope, main: false });
  }

  private async holder(hash: string, loginId: string): Promise<Present<Login> | null> {
    const found = await this.records.login(loginId);
    if (!found || found.closed) return null;
    const profile = await this.profiles.get(found.profileId);
    return profile?.email && this.secrets.hmacEmail(profile.email) === hash ? found : null;
  }
}
