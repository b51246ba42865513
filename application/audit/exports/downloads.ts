import { inject, injectable } from 'inversify';
import { DomainError, notFound, wrongState } from '../../../domain/shared/errors.js';
import type { ExportFormat } from '../../../domain/audit/export.events.js';
import { registry } from '../../../projections/registry.js';
import type { Clock } from '../../ports/clock.js';
import type { ExportFiles, StoredExport } from '../../ports/exports.js';
import { TOKENS } from '../../ports/tokens.js';
import { sightOf } from '../../queries/visibility.js';
import type { Principal } from '../../spine/principal.js';
import { Exports, isRequester } from './exports.js';

export interface Download {
  /** "charges-2026-11-23.csv" */
  readonly name: string;
  readonly format: ExportFormat;
  /** Null: there was a file, and it is gone. */
  readonly file: StoredExport | null;
}

/** Files for those who asked for them. */
@injectable()
export class Downloads {
  constructor(
    @inject(Exports) private readonly exports: Exports,
    @inject(TOKENS.exportFiles) private readonly files: Pick<ExportFiles, 'find'>,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** @throws not_found for another's, forbidden when he may not read the view any more, export_not_ready */
  async of(exportId: string, principal: Principal): Promise<Download> {
    const found = await this.exports.find(exportId);
    if (!found || !isRequester(found, principal)) throw notFound('export of yours', exportId);
    const { job } = found;
    const view = registry.find(({ name }) => name === job.view);
    if (view) sightOf(view, principal);
    const now = this.clock.now();
    const name = `${job.view}-${now.slice(0, 10)}.${job.format}`;
    if (job.status === 'Expired' || (job.expiresAt !== null && job.expiresAt <= now)) return { name, format: job.format, file: null };
    if (job.status !== 'Ready') throw notReady(exportId, job.status);
    return { name, format: job.format, file: await this.files.find(exportId, job.attempt) };
  }
}

const notReady = (exportId: string, status: string): DomainError =>
  wrongState('export_not_ready', status === 'Requested' || status === 'Running' ? 'The file is still being written. Look at the view exports, and download it when it is ready.' : `The export is ${status.toLowerCase()}: there is no file. Send retry-export, or request it anew.`, { exportId, status });
