import { inject, injectable } from 'inversify';
import type { Access, Login } from '../../domain/partners/login.js';
import type { Clock } from '../ports/clock.js';
import { TOKENS } from '../ports/tokens.js';
import { Records, type Present } from './records.js';
import { hashSecret, parseAccessToken, sameSecret } from './tokens.js';

/** What a valid token opens. */
export interface Holder {
  readonly login: Present<Login>;
  readonly access: Access;
  /** Null: it is the token of a program. */
  readonly sessionId: string | null;
}

@injectable()
export class AccessTokens {
  constructor(
    @inject(Records) private readonly records: Records,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** Null for a token that is malformed, unknown, expired or revoked. */
  async find(token: string): Promise<Holder | null> {
    const parsed = parseAccessToken(token);
    const login = parsed && (await this.records.login(parsed.loginId));
    if (!parsed || !login) return null;
    const session = login.sessions[parsed.accessId];
    const access = session ?? login.tokens[parsed.accessId];
    if (!access || !sameSecret(access.secretHash, hashSecret(parsed.secret))) return null;
    if (access.expiresAt !== null && access.expiresAt <= this.clock.now()) return null;
    return { login, access, sessionId: session ? parsed.accessId : null };
  }
}
