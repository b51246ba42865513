import type { CommandBus, Rehearsal } from '../../application/spine/command-bus.js';
import type { Preview } from '../../application/spine/command.js';
import type { Principal } from '../../application/spine/principal.js';

/** One who acts in the demo: a real seeded manager or user, with the rights that he has. */
export class Actor {
  constructor(
    private readonly bus: CommandBus,
    readonly principal: Principal,
  ) {}

  /** Sends a command with a key, so that the same demo has the same ids; answers the id of what it made. */
  async send(name: string, key: string, body: object): Promise<string> {
    const answer = await this.bus.execute({ name, body, principal: this.principal, key: `demo ${key}`, keyed: false, expectedRevision: null, dryRun: false, correlationId: `demo ${key}`, simulated: true });
    return (answer as Exclude<typeof answer, Preview | Rehearsal>).id;
  }
}
