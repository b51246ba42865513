import { inject, injectable } from 'inversify';
import { DomainError } from '../../../../domain/shared/errors.js';
import type { Clock } from '../../../ports/clock.js';
import { TOKENS } from '../../../ports/tokens.js';
import { followUp } from '../../../spine/context.js';
import { derivedId } from '../../../spine/ids.js';
import { systemPrincipal } from '../../../spine/principal.js';
import { PullCalendar } from './pull-calendar.js';
import { PullRunner, type PullStatus } from './pull-runner.js';
import { PullStarter, type PullRequest } from './pull-starter.js';

export interface PullOptions {
  readonly signal?: AbortSignal;
  readonly simulated?: boolean;
}

const puller = systemPrincipal('azure-pull');

/** Begins what is due, and carries on what is open. */
@injectable()
export class Puller {
  constructor(
    @inject(PullCalendar) private readonly calendar: PullCalendar,
    @inject(PullStarter) private readonly starter: PullStarter,
    @inject(PullRunner) private readonly runner: PullRunner,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  open(): Promise<readonly string[]> {
    return this.calendar.open();
  }

  run(pullId: string, options: PullOptions = {}): Promise<PullStatus | null> {
    return this.runner.run(pullId, options);
  }

  /** Begins every run that is due; answers their ids. What cannot be begun now, because something changed meanwhile, is left out. */
  async beginDue(everyMinutes: number, options: PullOptions = {}): Promise<readonly string[]> {
    const begun: string[] = [];
    for (const request of await this.calendar.due(everyMinutes)) begun.push(...(await this.begin(request, options).then((id) => [id], ignoreRefusal)));
    return begun;
  }

  /** @throws DomainError */
  async begin(request: PullRequest, { simulated = false }: PullOptions = {}): Promise<string> {
    const now = this.clock.now();
    const id = derivedId('azure pull', JSON.stringify(request), now);
    const { stream } = await this.starter.start(request, followUp(puller, { id, correlationId: id, now, simulated }, 'pull-azure'));
    return stream.slice(stream.indexOf('-') + 1);
  }

  /** All at once, one after the other: for the command line and the demo. Answers how each run stands. */
  async runDue(everyMinutes: number, options: PullOptions = {}): Promise<ReadonlyMap<string, PullStatus | null>> {
    const runs = new Map<string, PullStatus | null>();
    for (const id of [...(await this.open()), ...(await this.beginDue(everyMinutes, options))]) if (!options.signal?.aborted && !runs.has(id)) runs.set(id, await this.run(id, options));
    return runs;
  }
}

const ignoreRefusal = (error: unknown): readonly string[] => {
  if (error instanceof DomainError) return [];
  throw error;
};
