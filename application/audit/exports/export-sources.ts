import { inject, injectable } from 'inversify';
import type { ExportJob } from '../../../domain/audit/export.js';
import { forbidden, wrongState } from '../../../domain/shared/errors.js';
import type { Projection } from '../../../projections/projection.js';
import { registry } from '../../../projections/registry.js';
import { Subjects } from '../../partners/subjects.js';
import type { ExportFiles, ExportSelection } from '../../ports/exports.js';
import type { ReadStore } from '../../ports/read-store.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { wholeList, type WholeList } from '../../queries/whole-list.js';
import type { Principal } from '../../spine/principal.js';
import type { KnownExport } from './exports.js';

/** What an export reads: its rows, cut for who asked for it. */
export interface ExportSource {
  readonly view: Projection;
  readonly selection: ExportSelection;
  readonly list: WholeList;
}

@injectable()
export class ExportSources {
  constructor(
    @inject(Subjects) private readonly subjects: Subjects,
    @inject(TOKENS.views) private readonly views: Pick<Views, 'catchUp'>,
    @inject(TOKENS.readStore) private readonly readStore: ReadStore,
    @inject(TOKENS.exportFiles) private readonly files: Pick<ExportFiles, 'selection'>,
  ) {}

  /** By the rights of now. @throws DomainError forbidden, selection_gone; BadQuery */
  async open({ job, scope }: KnownExport): Promise<ExportSource> {
    const principal = await this.requester(job, scope.accountId);
    const view = registry.find(({ name }) => name === job.view);
    const selection = await this.files.selection(job.exportId);
    if (!view || !selection) throw wrongState('selection_gone', 'What was selected is not kept any more. Request the export anew.');
    // What was there when it was asked for is in it.
    await this.views.catchUp();
    return { view, selection, list: await wholeList(this.readStore, view, selection, principal) };
  }

  private async requester({ requestedBy }: ExportJob, accountId: string | null): Promise<Principal> {
    const principal = await this.subjects.principal({ id: null, subject: requestedBy }, accountId);
    if (!principal) throw forbidden('Who requested this export may not read it any more.');
    return principal;
  }
}
