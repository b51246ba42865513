import { randomUUID } from 'node:crypto';
import { inject, injectable } from 'inversify';
import { login as logins, type Login } from '../../domain/partners/login.js';
import { wrongCredentials } from '../../domain/partners/login-rules.js';
import type { Scope } from '../../domain/shared/event.js';
import type { Clock } from '../ports/clock.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import { followUp, type CommandContext } from '../spine/context.js';
import { systemPrincipal, type Principal } from '../spine/principal.js';
import { Transactor } from '../spine/transactor.js';
import { Records, type Present } from './records.js';
import { formatToken, hashSecret } from './tokens.js';

export interface SignedIn {
  /** The bearer token: "<login id>.<session id>.<secret>". */
  readonly token: string;
  readonly principal: Principal;
  readonly expiresAt: string;
}

const SESSION_HOURS = 12;

/** Opens and closes sessions. */
@injectable()
export class Sessions {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** The context of one attempt to come in or to leave; before it succeeds, nobody is known. */
  attempt(name: string, principal: Principal = systemPrincipal('authentication')): CommandContext {
    const id = randomUUID();
    return followUp(principal, { id, correlationId: id, now: this.clock.now() }, name);
  }

  /** `expiresAt`: when the session that it follows would have ended. */
  async open(login: Present<Login>, principal: Principal, expiresAt?: string | null): Promise<SignedIn> {
    const ctx = this.attempt('sign-in', principal);
    const [sessionId, secret] = [randomUUID(), this.secrets.randomSecret()];
    const until = expiresAt ?? new Date(Date.parse(ctx.now) + SESSION_HOURS * 3_600_000).toISOString();
    const { id: loginId } = login;
    const opening = { type: 'OpenSession', loginId, sessionId, secretHash: hashSecret(secret), accountId: principal.accountId, expiresAt: until, now: ctx.now } as const;
    await this.transactor.transact(logins, loginId, opening, ctx, { scope: await this.scopeOf(login) });
    return { token: formatToken(loginId, sessionId, secret), principal, expiresAt: until };
  }

  async close(login: Present<Login>, sessionId: string): Promise<void> {
    const { id: loginId, subject } = login;
    const ctx = this.attempt('sign-out', { ...systemPrincipal(subject.id), kind: subject.kind, loginId });
    await this.transactor.transact(logins, loginId, { type: 'CloseSession', loginId, sessionId }, ctx, { scope: await this.scopeOf(login) });
  }

  private async scopeOf(login: Login): Promise<Scope> {
    const owner = await this.records.ownerOf(login);
    if (!owner) throw wrongCredentials();
    return owner.scope;
  }
}
