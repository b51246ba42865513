import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { inject } from 'inversify';
import type { ExportFormat } from '../../../domain/audit/export.events.js';
import { DomainError, notFound } from '../../../domain/shared/errors.js';
import type { Scope } from '../../../domain/shared/event.js';
import { registry } from '../../../projections/registry.js';
import type { ExportFiles, ExportSelection } from '../../ports/exports.js';
import type { Secrets } from '../../ports/secrets.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { badQuery } from '../../queries/bad-query.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import { newId, type CommandContext } from '../../spine/context.js';
import { canonicalJson } from '../../spine/ids.js';
import type { Principal } from '../../spine/principal.js';
import { Exports } from './exports.js';
import { checkSelection } from './selection.js';

const MOST_COLUMNS = 200;
/** Under way at once for one person: nobody fills the queue for all others. */
const MOST_EXPORTS = 20;

export class RequestExport {
  /** As in GET /api/<view>. */
  @IsString() @Length(1, 60) readonly view!: string;
  @IsIn(['csv', 'xlsx']) readonly format!: ExportFormat;
  /** As the view's list takes it. Left out: every row that you may see. */
  @IsOptional() @IsObject() readonly filter?: Readonly<Record<string, unknown>>;
  /** A field, and ASC or DESC. Left out: the view's own order. */
  @IsOptional() @IsArray() @ArrayMinSize(2) @ArrayMaxSize(2) @IsString({ each: true }) readonly sort?: readonly string[];
  /** Paths such as "period.from", in the order of the file. Left out: all that you may see. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_COLUMNS) @ArrayUnique() @IsString({ each: true }) @MaxLength(100, { each: true }) readonly columns?: readonly string[];
  /** What stands above the columns, one for each of `columns`. Left out: their paths. */
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_COLUMNS) @IsString({ each: true }) @MaxLength(100, { each: true }) readonly headings?: readonly string[];
  /** Of a CSV file: for programs that do not expect UTF-8 (older spreadsheets). */
  @IsOptional() @IsBoolean() readonly byteOrderMark?: boolean;
}

@command({
  name: 'request-export', context: 'audit', dto: RequestExport, allow: 'signed-in',
  summary: 'Write the rows of a list into a CSV or XLSX file, in the background. The view `exports` says how far it is; GET /api/exports/<id>/file downloads it.',
})
export class RequestExportHandler implements CommandHandler<RequestExport> {
  constructor(
    @inject(Exports) private readonly exports: Exports,
    @inject(TOKENS.exportFiles) private readonly files: ExportFiles,
    @inject(TOKENS.secrets) private readonly secrets: Pick<Secrets, 'mac'>,
    @inject(TOKENS.views) private readonly views: Pick<Views, 'all'>,
  ) {}

  async handle(dto: RequestExport, ctx: CommandContext): Promise<CommandOutcome> {
    const { principal } = ctx;
    const { view, format, columns = null } = dto;
    const selection = selectionOf(dto);
    const projection = registry.find(({ name }) => name === view);
    if (!projection) throw notFound('view', view, '/view');
    checkSelection(projection, selection, principal);
    await this.checkNumber(principal);
    const exportId = newId(ctx, 'export');
    const requestedBy = { kind: principal.kind === 'user' ? 'user' : 'manager', id: principal.id } as const;
    const requested = { exportId, requestedBy, view, format, columns, selection: this.secrets.mac('export selection', canonicalJson({ id: principal.id, accountId: principal.accountId, view, format, selection })) };
    // First, so that no event speaks of a selection that is not there.
    if (!ctx.rehearsal) await this.files.keepSelection(exportId, selection);
    return { committed: await this.exports.begin(requested, { type: 'RequestExport', requested }, ctx, scopeOf(principal)) };
  }

  private async checkNumber({ id }: Principal): Promise<void> {
    let count = 0;
    for await (const _ of this.views.all('exports', { requestedBy: id, status: ['Requested', 'Running'] })) count++;
    if (count >= MOST_EXPORTS) throw new DomainError('too_many', 'too_many_exports', `You have ${count} exports under way. Wait for them, or cancel some.`);
  }
}

const scopeOf = ({ resellerId, resellerPath, accountId }: Principal): Scope => ({ resellerId, resellerPath, accountId });

const selectionOf = ({ filter = {}, sort, columns, headings, byteOrderMark = false }: RequestExport): ExportSelection => {
  if (headings && headings.length !== columns?.length) throw badQuery('/headings', `must be as many as columns: ${columns?.length ?? 0}, not ${headings.length}`);
  const [field, order] = sort ?? [];
  if (order !== undefined && order !== 'ASC' && order !== 'DESC') throw badQuery('/sort', 'must be a field and ASC or DESC, like ["number","ASC"]');
  return { filter, sort: field === undefined ? null : { field, descending: order === 'DESC' }, columns: columns ?? null, headings: headings ?? null, byteOrderMark };
};
