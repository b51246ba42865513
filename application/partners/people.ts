import { inject, injectable } from 'inversify';
import { person } from '../../domain/partners/person.js';
import { DomainError, wrongState } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import type { Outbox } from '../ports/mail.js';
import type { Profile, ProfileStore } from '../ports/profiles.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { canonicalJson } from '../spine/ids.js';
import { KeyedQueue } from '../spine/keyed-queue.js';
import { PreconditionFailed, Transactor, type Committed } from '../spine/transactor.js';

/**
 * People's data beside the log: written first, so that no event speaks of a profile that is not there, and put back
 * when the event is refused. A rehearsal writes nothing.
 */
@injectable()
export class People {
  private readonly queue = new KeyedQueue();

  constructor(
    @inject(TOKENS.profiles) private readonly profiles: ProfileStore,
    @inject(TOKENS.outbox) private readonly outbox: Outbox,
    @inject(Transactor) private readonly transactor: Transactor,
  ) {}

  find(profileId: string): Promise<Profile | null> {
    return this.profiles.get(profileId);
  }

  save(profile: Profile, ctx: CommandContext, record: () => Promise<Committed>): Promise<Committed> {
    return this.queue.run(profile.id, async () => this.replace(await this.profiles.get(profile.id), profile, ctx, record));
  }

  /** `record` learns whether anything differs. @throws DomainError `person_erased` */
  edit(profileId: string, change: (before: Profile) => Profile, ctx: CommandContext, record: (changed: boolean) => Promise<Committed>): Promise<Committed> {
    return this.queue.run(profileId, async () => {
      const before = await this.profiles.get(profileId);
      if (!before) throw erased();
      const after = change(before);
      const changed = canonicalJson(after) !== canonicalJson(before);
      return changed ? this.replace(before, after, ctx, () => record(true)) : record(false);
    });
  }

  /** Deletes what is known of a person for ever, and tells the read models to forget their copies. */
  forget(profileId: string, ctx: CommandContext, scope: Scope, main = true): Promise<Committed> {
    return this.queue.run(profileId, async () => {
      if (!ctx.rehearsal) {
        await this.outbox.erase(profileId);
        await this.profiles.erase(profileId);
      }
      return this.transactor.transact(person, profileId, { type: 'ErasePerson', profileId }, ctx, { scope, main });
    });
  }

  private async replace(before: Profile | null, after: Profile, ctx: CommandContext, record: () => Promise<Committed>): Promise<Committed> {
    if (ctx.rehearsal) return record();
    await this.profiles.put(after);
    try {
      return await record();
    } catch (error) {
      if (error instanceof DomainError || error instanceof PreconditionFailed) await (before ? this.profiles.put(before) : this.profiles.erase(after.id));
      throw error;
    }
  }
}

export const erased = (): DomainError => wrongState('person_erased', 'The data of this person was erased. It cannot be changed any more.');
