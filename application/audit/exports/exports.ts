import { inject, injectable } from 'inversify';
import { exportJob, isUnderWay, type ExportCommand, type ExportJob } from '../../../domain/audit/export.js';
import type { RequestedExport } from '../../../domain/audit/export.events.js';
import { forbidden, notFound, wrongState } from '../../../domain/shared/errors.js';
import type { Scope } from '../../../domain/shared/event.js';
import { reservation } from '../../../domain/shared/reservation.js';
import { streamName } from '../../../domain/shared/decider.js';
import type { EventStore } from '../../ports/event-store.js';
import { TOKENS } from '../../ports/tokens.js';
import type { CommandContext } from '../../spine/context.js';
import { KeyedQueue } from '../../spine/keyed-queue.js';
import { mayReach, type Principal } from '../../spine/principal.js';
import { Transactor, type Committed } from '../../spine/transactor.js';

/** An export with whose it is. */
export interface KnownExport {
  readonly job: ExportJob;
  readonly scope: Scope;
}

const slots = reservation('export_selection');

/** Exports as commands find and change them. Of one person, each selection is under way at most once. */
@injectable()
export class Exports {
  private readonly queue = new KeyedQueue();

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.eventStore) private readonly store: Pick<EventStore, 'readStream'>,
  ) {}

  /** Null when there is none. */
  async find(exportId: string): Promise<KnownExport | null> {
    const [first] = await this.store.readStream(streamName(exportJob, exportId), { limit: 1 });
    if (!first) return null;
    const { state: job } = await this.transactor.load(exportJob, exportId);
    return job && { job, scope: first.metadata.scope };
  }

  /** For who asked for it, and the administrators of his reseller. @throws not_found, forbidden */
  async ofRequester(exportId: string, principal: Principal): Promise<KnownExport> {
    const found = await this.find(exportId);
    const own = found && isRequester(found, principal);
    if (!found || !(own || (principal.kind === 'manager' && mayReach(principal, found.scope)))) throw notFound('export', exportId, '/exportId');
    if (!own && principal.role !== 'admin') throw forbidden('Only who requested an export, or an administrator, may do this.');
    return found;
  }

  /** @throws export_running while the same person exports the same already */
  async begin(job: Pick<RequestedExport, 'exportId' | 'selection'>, command: ExportCommand, ctx: CommandContext, scope: Scope): Promise<Committed> {
    return this.queue.run(job.selection, async () => {
      await this.take(job, ctx, scope);
      return this.transact(job.exportId, command, ctx, scope);
    });
  }

  transact(exportId: string, command: ExportCommand, ctx: CommandContext, scope: Scope): Promise<Committed> {
    return this.transactor.transact(exportJob, exportId, command, ctx, { scope });
  }

  /** The slot of an export that has ended is free, though nobody gave it back. */
  private async take({ exportId, selection }: Pick<RequestedExport, 'exportId' | 'selection'>, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state: holder } = await this.transactor.load(slots, selection, ctx);
    if (holder === exportId) return;
    const [kind, side] = ['export_selection', { scope, main: false } as const];
    if (holder !== null) {
      if (isUnderWay((await this.find(holder))?.job ?? null)) throw running(holder);
      await this.transactor.transact(slots, selection, { type: 'Release', kind, ownerId: holder }, ctx, { ...side, step: `release ${holder}` });
    }
    await this.transactor.transact(slots, selection, { type: 'Reserve', kind, ownerId: exportId, taken: RUNNING }, ctx, { ...side, step: `reserve ${exportId}` });
  }
}

/** A user in one account is somebody else in another. */
export const isRequester = ({ job, scope }: KnownExport, { id, accountId }: Principal): boolean => job.requestedBy.id === id && scope.accountId === accountId;

const RUNNING = 'You are exporting this selection already. Wait for its file, or cancel that export first.';
const running = (exportId: string) => wrongState('export_running', RUNNING, { exportId });
