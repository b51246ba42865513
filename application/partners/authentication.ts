import { inject, injectable } from 'inversify';
import { DomainError, forbidden } from '../../domain/shared/errors.js';
import type { Principal } from '../spine/principal.js';
import { AccessTokens, type Holder } from './access-tokens.js';
import { Credentials } from './credentials.js';
import { Logins } from './logins.js';
import { Sessions, type SignedIn } from './sessions.js';
import { Subjects } from './subjects.js';

export type { SignedIn };

/** Who is it? By e-mail and password, then by the token of a session or of a program. */
@injectable()
export class Authentication {
  constructor(
    @inject(Logins) private readonly logins: Logins,
    @inject(Credentials) private readonly credentials: Credentials,
    @inject(Subjects) private readonly subjects: Subjects,
    @inject(Sessions) private readonly sessions: Sessions,
    @inject(AccessTokens) private readonly tokens: AccessTokens,
  ) {}

  /**
   * Opens a session, for a user in one of his accounts.
   * @throws DomainError `wrong_credentials` (401), `login_locked` (429), `forbidden` when deactivated, `no_account`,
   * `not_found` for an account that is not his.
   */
  async signIn(email: string, password: string, accountId: string | null = null): Promise<SignedIn> {
    const attempt = this.sessions.attempt('sign-in');
    const known = await this.logins.byEmail(email);
    if (!known) return this.credentials.verifyStranger(email, password, attempt.now);
    const login = await this.credentials.verify(known.id, password, attempt);
    return this.sessions.open(login, await this.subjects.enter(login, accountId));
  }

  /** Who a bearer or API token stands for at this moment; null when it opens nothing (any more). */
  async authenticate(token: string): Promise<Principal | null> {
    const holder = await this.tokens.find(token);
    return holder && this.subjects.principal(holder.login, holder.access.accountId);
  }

  /** Closes the session of the token. Does nothing for one that opens nothing. */
  async signOut(token: string): Promise<void> {
    const holder = await this.tokens.find(token);
    if (!holder) return;
    await this.sessions.close(holder.login, sessionOf(holder));
  }

  /** A session in another account of the user, in place of the present one, that ends when that would have ended. */
  async switchAccount(token: string, accountId: string): Promise<SignedIn> {
    const holder = await this.tokens.find(token);
    if (!holder) throw new DomainError('unauthenticated', 'not_signed_in', 'Your session has ended. Sign in again.');
    const sessionId = sessionOf(holder);
    const opened = await this.sessions.open(holder.login, await this.subjects.enter(holder.login, accountId), holder.access.expiresAt);
    await this.sessions.close(holder.login, sessionId);
    return opened;
  }
}

const sessionOf = ({ sessionId }: Holder): string => {
  if (sessionId === null) throw forbidden('An API token has no session. To make it worthless, revoke it.');
  return sessionId;
};
