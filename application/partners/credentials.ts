import { randomUUID } from 'node:crypto';
import { inject, injectable } from 'inversify';
import { LRUCache } from 'lru-cache';
import { login, type Login } from '../../domain/partners/login.js';
import { checkNotLocked, wrongCredentials } from '../../domain/partners/login-rules.js';
import type { ProfileStore } from '../ports/profiles.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { KeyedQueue } from '../spine/keyed-queue.js';
import { Transactor } from '../spine/transactor.js';
import { Records, type Present } from './records.js';

const REMEMBERED_STRANGERS = 10_000;

/**
 * Proves that someone knows a password. One guess at a time for each login, so that a crowd of guesses at once meets the
 * lock like any other. E-mails that nobody has are locked in memory just so: an answer never tells who exists.
 */
@injectable()
export class Credentials {
  private readonly queue = new KeyedQueue();
  private readonly strangers = new LRUCache<string, Login>({ max: REMEMBERED_STRANGERS });

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(TOKENS.profiles) private readonly profiles: ProfileStore,
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
  ) {}

  /** @throws DomainError `wrong_credentials`, `login_locked` */
  verify(loginId: string, password: string, ctx: CommandContext): Promise<Present<Login>> {
    return this.queue.run(loginId, async () => {
      const found = await this.records.login(loginId);
      if (!found || found.closed) throw wrongCredentials();
      checkNotLocked(found, ctx.now);
      const profile = await this.profiles.get(found.profileId);
      if (await this.secrets.verifyPassword(password, profile?.passwordHash ?? null)) return found;
      await this.refuse(found, ctx);
      throw wrongCredentials();
    });
  }

  /** What `verify` does, for an e-mail without a login. */
  verifyStranger(email: string, password: string, now: string): Promise<never> {
    const key = this.secrets.hmacEmail(email);
    return this.queue.run(key, async () => {
      const state = this.strangers.get(key) ?? login.initial;
      checkNotLocked(state, now);
      await this.secrets.verifyPassword(password, null);
      const events = login.decide({ type: 'RefuseAttempt', loginId: '', now }, state);
      this.strangers.set(key, events.reduce((folded, event) => login.evolve(folded, event), state));
      throw wrongCredentials();
    });
  }

  /** Every wrong guess counts, whatever key it came with, and also in a rehearsal. */
  private async refuse(found: Present<Login>, ctx: CommandContext): Promise<void> {
    const owner = await this.records.ownerOf(found);
    if (!owner) return;
    const attempt: CommandContext = { ...ctx, commandId: randomUUID(), bodyHash: '', keyed: false, expectedRevision: null, rehearsal: null };
    await this.transactor.transact(login, found.id, { type: 'RefuseAttempt', loginId: found.id, now: ctx.now }, attempt, { scope: owner.scope, main: false });
  }
}
