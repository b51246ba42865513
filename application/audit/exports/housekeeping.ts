import { inject, injectable } from 'inversify';
import { isUnderWay } from '../../../domain/audit/export.js';
import type { Clock } from '../../ports/clock.js';
import type { ExportFiles, KeptFile } from '../../ports/exports.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { followUp } from '../../spine/context.js';
import { derivedId } from '../../spine/ids.js';
import { systemPrincipal } from '../../spine/principal.js';
import { Exports } from './exports.js';

/** So long somebody may try again what failed or was cancelled. */
const SELECTION_DAYS = 7;
const DAY_MS = 86_400_000;
const SYSTEM = systemPrincipal('exports');

/** Files whose time is over, and what attempts that were cut off have left behind. To be called where no other process writes exports. */
@injectable()
export class ExportHousekeeping {
  constructor(
    @inject(Exports) private readonly exports: Exports,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
    @inject(TOKENS.exportFiles) private readonly files: ExportFiles,
  ) {}

  /** `busy`: the exports that this process writes now. */
  async tidy(busy: ReadonlySet<string> = new Set()): Promise<void> {
    await this.expire();
    for (const file of await this.files.list()) if (!busy.has(file.exportId) && !(await this.isNeeded(file))) await this.files.remove(file);
  }

  private async expire(): Promise<void> {
    const now = this.clock.now();
    for await (const { id } of this.views.all('exports', { status: 'Ready' }, { field: 'expiresAt', upTo: now })) {
      const exportId = String(id);
      const found = await this.exports.find(exportId);
      if (found) await this.exports.transact(exportId, { type: 'ExpireExport' }, followUp(SYSTEM, { id: derivedId('export', exportId, 'expire'), correlationId: exportId, now }, 'export.expire'), found.scope);
    }
  }

  private async isNeeded({ exportId, attempt, complete, changedAt }: KeptFile): Promise<boolean> {
    const job = (await this.exports.find(exportId))?.job ?? null;
    if (attempt !== null) return job?.status === 'Ready' && complete && attempt === job.attempt;
    // A selection is kept a moment before its export is recorded.
    const isFresh = Date.parse(changedAt) > Date.parse(this.clock.now()) - SELECTION_DAYS * DAY_MS;
    return isUnderWay(job) || (isFresh && job?.status !== 'Ready' && job?.status !== 'Expired');
  }
}
