import { inject, injectable } from 'inversify';
import { login, type Login } from '../../domain/partners/login.js';
import type { Scope } from '../../domain/shared/event.js';
import type { Profile } from '../ports/profiles.js';
import type { Secrets } from '../ports/secrets.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { Links } from './links.js';
import { Logins } from './logins.js';
import { People } from './people.js';
import { changePerson, type PersonChanges } from './profiles.js';

export interface NewPerson extends PersonChanges {
  readonly email: string;
  /** Absent: the person gets a link to choose one. */
  readonly password?: string;
}

export interface Registered {
  readonly subject: Login['subject'];
  readonly loginId: string;
  readonly scope: Scope;
}

const WELCOME_DAYS = 7;

/** Gives a person a profile and a login, then records what he is: a manager or a user. */
@injectable()
export class Registration {
  constructor(
    @inject(Logins) private readonly logins: Logins,
    @inject(People) private readonly people: People,
    @inject(Links) private readonly links: Links,
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.secrets) private readonly secrets: Secrets,
  ) {}

  /** `blank` is the profile to fill in. @throws DomainError `already_taken` when the e-mail is somebody else's. */
  async register(person: NewPerson, blank: Profile, as: Registered, ctx: CommandContext, record: () => Promise<Committed>): Promise<Committed> {
    const passwordHash = person.password === undefined ? null : await this.secrets.hashPassword(person.password);
    const profile: Profile = { ...changePerson(blank, person), passwordHash };
    return this.logins.claim({ email: person.email, loginId: as.loginId, scope: as.scope }, ctx, () =>
      this.people.save(profile, ctx, async () => {
        await this.logins.open(as.loginId, as.subject, profile.id, ctx, as.scope);
        if (passwordHash === null) await this.welcome(as, ctx);
        return record();
      }),
    );
  }

  private async welcome({ loginId, scope }: Registered, ctx: CommandContext): Promise<void> {
    const expiresAt = new Date(Date.parse(ctx.now) + WELCOME_DAYS * 86_400_000).toISOString();
    const request = { type: 'RequestReset', loginId, secretHash: this.links.resetHash(loginId, expiresAt), expiresAt } as const;
    await this.transactor.transact(login, loginId, request, ctx, { scope, main: false, step: 'welcome' });
  }
}
