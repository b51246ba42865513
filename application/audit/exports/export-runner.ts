import { inject, injectable } from 'inversify';
import { isUnderWay, type ExportCommand } from '../../../domain/audit/export.js';
import { DomainError } from '../../../domain/shared/errors.js';
import type { Clock } from '../../ports/clock.js';
import { NoRoomForExport, type ExportDraft, type ExportFiles, type TableFormats } from '../../ports/exports.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { BadQuery } from '../../queries/bad-query.js';
import { chosenColumns } from '../../queries/columns.js';
import { followUp } from '../../spine/context.js';
import { derivedId } from '../../spine/ids.js';
import { systemPrincipal } from '../../spine/principal.js';
import type { Committed } from '../../spine/transactor.js';
import { AccountCurrencies } from './account-currencies.js';
import { cellsOf } from './cells.js';
import { ExportSources, type ExportSource } from './export-sources.js';
import { Exports, type KnownExport } from './exports.js';

/** How many rows are held at a time. */
const BATCH = 200;
/** Between two looks at whether it was cancelled, and two reports of how far it is. */
const LOOK_MS = 1_000;
const REPORT_MS = 3_000;
const KEPT_DAYS = 7;
const SYSTEM = systemPrincipal('exports');

/** The export was cancelled, or another attempt has begun. */
class Superseded extends Error {}

/** Writes the files that were asked for, by the rights that who asked has at that moment. */
@injectable()
export class ExportRunner {
  constructor(
    @inject(Exports) private readonly exports: Exports,
    @inject(ExportSources) private readonly sources: ExportSources,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
    @inject(TOKENS.exportFiles) private readonly files: ExportFiles,
    @inject(TOKENS.tableFormats) private readonly formats: TableFormats,
  ) {}

  /** Those that wait, and those that were cut off; in the order in which they were asked for. */
  async due(): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const { id } of this.views.all('exports', { status: ['Requested', 'Running'] }, undefined, 'requestedAt')) ids.push(String(id));
    return ids;
  }

  /**
   * One attempt. What it cannot do is recorded as failed. Aborted, it leaves the export as one that was cut off.
   * @throws when a store is away, or was rebuilt on the way: the next attempt begins anew
   */
  async run(exportId: string, signal?: AbortSignal): Promise<void> {
    const found = await this.exports.find(exportId);
    if (!found || !isUnderWay(found.job)) return;
    const attempt = found.job.attempt + 1;
    const started = await this.record(found, attempt, 'start', { type: 'StartExport', attempt });
    if (started.repeated || !started.types.includes('ExportStarted') || started.types.includes('ExportFailed')) return;
    try {
      await this.attempt({ ...found, attempt, ...(signal && { signal }) });
    } catch (error) {
      const failure = failureOf(error);
      if (failure) await this.record(found, attempt, 'fail', { type: 'FailExport', attempt, ...failure });
      else if (!(error instanceof Superseded)) throw error;
    }
  }

  private async attempt(course: Course): Promise<void> {
    const { job, attempt } = course;
    const source = await this.sources.open(course);
    const work = { ...source, draft: await this.files.draft(job.exportId, attempt) };
    const written = await this.write(course, work).catch(async (error: unknown) => {
      await work.draft.discard();
      throw error;
    });
    const { bytes, sha256, rows, changed } = written;
    const expiresAt = new Date(Date.parse(this.clock.now()) + KEPT_DAYS * 86_400_000).toISOString();
    const done = await this.record(course, attempt, 'complete', { type: 'CompleteExport', attempt, rows, changed, bytes, sha256, position: source.list.position, expiresAt });
    // Cancelled at the last moment: nobody can fetch it.
    await this.files.remove({ exportId: job.exportId, attempt: done.types.length === 0 ? attempt : null });
  }

  private async write(course: Course, { view, selection, list, draft }: Work): Promise<Written> {
    const currencies = new AccountCurrencies(this.views);
    const columns = chosenColumns(view, list.sight, selection.columns).map((column, index) => ({ heading: selection.headings?.[index] ?? column.path, ...cellsOf(column, currencies.of) }));
    const table = this.formats[course.job.format](draft, { title: view.name, columns, byteOrderMark: selection.byteOrderMark });
    const watch = this.watch(course, await list.count());
    let [rows, changed] = [0, 0];
    for await (const batch of list.batches(BATCH)) {
      const documents = batch.map(({ body }) => body);
      await currencies.prepare(documents);
      await table.write(documents);
      rows += batch.length;
      for (const { position } of batch) if (position > list.position) changed++;
      await watch(rows);
    }
    await table.finish();
    return { rows, changed, ...(await draft.keep()) };
  }

  /** Looks now and then whether it is to go on, and tells how far it is. @throws Superseded */
  private watch(course: Course, total: number): (rows: number) => Promise<void> {
    let [lookedAt, toldAt] = [performance.now(), performance.now()];
    const { attempt, signal } = course;
    return async (rows) => {
      if (signal?.aborted) throw new Superseded();
      const now = performance.now();
      if (now - lookedAt < LOOK_MS) return;
      lookedAt = now;
      const current = (await this.exports.find(course.job.exportId))?.job;
      if (current?.status !== 'Running' || current.attempt !== attempt) throw new Superseded();
      if (now - toldAt < REPORT_MS) return;
      toldAt = now;
      await this.record(course, attempt, `progress ${rows}`, { type: 'ReportExport', attempt, rows, total: Math.max(total, rows) });
    };
  }

  private record({ job: { exportId }, scope }: KnownExport, attempt: number, what: string, command: ExportCommand): Promise<Committed> {
    const id = derivedId('export', exportId, String(attempt));
    return this.exports.transact(exportId, command, followUp(SYSTEM, { id, correlationId: exportId, now: this.clock.now() }, `export.${what}`), scope);
  }
}

interface Course extends KnownExport {
  readonly attempt: number;
  readonly signal?: AbortSignal;
}

interface Written {
  readonly rows: number;
  readonly changed: number;
  readonly bytes: number;
  readonly sha256: string;
}

interface Work extends ExportSource {
  readonly draft: ExportDraft;
}

/** What trying again would not help; null for everything else. */
const failureOf = (error: unknown): { readonly code: string; readonly detail: string } | null => {
  if (error instanceof DomainError) return { code: error.code, detail: error.message };
  if (error instanceof BadQuery) return { code: 'invalid_query', detail: error.errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ') };
  if (error instanceof NoRoomForExport) return { code: 'no_room', detail: 'The server has no room for the file. Select fewer rows, or ask the operator to make room.' };
  return null;
};
