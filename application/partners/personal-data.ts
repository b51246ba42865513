import { randomUUID } from 'node:crypto';
import { inject, injectable } from 'inversify';
import type { Clock } from '../ports/clock.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';
import type { Profile } from '../ports/profiles.js';
import { TOKENS } from '../ports/tokens.js';
import { SECRET_KEYS, withoutKeys } from '../queries/hidden-paths.js';
import { followUp } from '../spine/context.js';
import type { Principal } from '../spine/principal.js';
import { Directory } from './directory.js';
import { erased, People } from './people.js';

/** Whose data: a user, a manager, or a natural person who holds an account. */
export interface PersonReference {
  readonly kind: 'user' | 'manager' | 'account';
  readonly id: string;
}

export interface PersonalDataExport {
  readonly profile: Omit<Profile, 'passwordHash'>;
  /** Every fact in the log that speaks of the person, in order, and every one that he caused. */
  readonly facts: readonly { readonly stream: string; readonly type: string; readonly recordedAt: string; readonly caused: boolean; readonly data: unknown }[];
}

const BATCH = 1000;

/** Everything that is kept about one person: what he has a right to see. */
@injectable()
export class PersonalData {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(People) private readonly people: People,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** Reads the whole log: for the rare request, not for a page. @throws DomainError `not_found`, `person_erased` */
  async export(person: PersonReference, principal: Principal): Promise<PersonalDataExport> {
    const ids = await this.idsOf(person, principal);
    const profile = await this.people.find(ids.profileId);
    if (!profile) throw erased();
    const { passwordHash: _secret, ...known } = profile;
    const facts = [];
    for await (const event of this.log()) {
      const caused = event.metadata.actor.id === person.id;
      if (caused || ids.all.some((id) => mentions(event, id))) facts.push(factOf(event, caused));
    }
    return { profile: known, facts };
  }

  private async idsOf({ kind, id }: PersonReference, principal: Principal): Promise<{ profileId: string; all: readonly string[] }> {
    const cause = randomUUID();
    const ctx = followUp(principal, { id: cause, correlationId: cause, now: this.clock.now() }, 'personal-data');
    if (kind === 'account') {
      const { profileId } = (await this.directory.account(id, ctx, '/id')).account;
      return { profileId, all: [profileId] };
    }
    const { profileId, loginId } = kind === 'user' ? (await this.directory.user(id, ctx, '/id')).user : (await this.directory.manager(id, ctx, '/id')).manager;
    return { profileId, all: [id, profileId, loginId] };
  }

  private async *log(): AsyncGenerator<StoredEvent> {
    for (let after = 0; ; ) {
      const batch = await this.store.readAll({ after, limit: BATCH });
      yield* batch.events;
      if (batch.caughtUp) return;
      after = batch.position;
    }
  }
}

const mentions = ({ stream, data }: StoredEvent, id: string): boolean => stream.endsWith(`-${id}`) || JSON.stringify(data).includes(`"${id}"`);

/** Hashes of secrets are of no use to anybody. */
const factOf = ({ stream, type, metadata, data }: StoredEvent, caused: boolean): PersonalDataExport['facts'][number] => {
  return { stream, type, recordedAt: metadata.recordedAt, caused, data: withoutKeys(data, SECRET_KEYS) };
};
