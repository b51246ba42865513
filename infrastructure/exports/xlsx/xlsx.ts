import type { ExportDraft, TableColumn, TableOptions, TableWriter } from '../../../application/ports/exports.js';
import type { JsonObject } from '../../../application/ports/read-store.js';
import { cell, columnName, HEADING_STYLE, textCell } from './cells.js';
import { partsOf, SHEET_END, SHEET_START, sheetPath } from './parts.js';
import { ZipStream, type ZippedFile } from './zip-stream.js';

/** Rows under the headings: a sheet has 1,048,576 in all (rulings, Azure 15). */
export const ROWS_OF_A_SHEET = 1_048_575;
/** A file in the archive may have 4 GB. */
const BYTES_OF_A_SHEET = 3_500_000_000;

/** A workbook that is written row by row, with a further sheet where one is full. Texts stand in their cells, so that nothing is collected. */
export const xlsxTable = (draft: Pick<ExportDraft, 'write'>, options: TableOptions, rowsOfASheet = ROWS_OF_A_SHEET): TableWriter => new Workbook(draft, options, rowsOfASheet);

class Workbook implements TableWriter {
  private readonly zip: ZipStream;
  private readonly names: readonly string[];
  private sheets = 0;
  private sheet: ZippedFile | null = null;
  /** In the sheet that is open, without the headings. */
  private rows = 0;

  constructor(
    draft: Pick<ExportDraft, 'write'>,
    private readonly options: TableOptions,
    private readonly rowsOfASheet: number,
  ) {
    this.zip = new ZipStream((chunk) => draft.write(chunk));
    this.names = options.columns.map((_, index) => columnName(index));
  }

  async write(rows: readonly JsonObject[]): Promise<void> {
    for (let from = 0; from < rows.length; ) {
      const sheet = await this.room();
      const part = rows.slice(from, from + this.rowsOfASheet - this.rows);
      await sheet.write(part.map((row, index) => this.rowOf(row, this.rows + index + 2)).join(''));
      this.rows += part.length;
      from += part.length;
    }
  }

  async finish(): Promise<void> {
    if (!this.sheet) await this.room();
    await this.endSheet();
    for (const [path, text] of Object.entries(partsOf(this.options.title, this.sheets))) {
      const part = this.zip.file(path);
      await part.write(text);
      await part.finish();
    }
    await this.zip.finish();
  }

  /** A sheet that can take a row. */
  private async room(): Promise<ZippedFile> {
    if (this.sheet && this.rows < this.rowsOfASheet && this.sheet.size < BYTES_OF_A_SHEET) return this.sheet;
    await this.endSheet();
    this.sheet = this.zip.file(sheetPath(++this.sheets));
    this.rows = 0;
    const headings = this.options.columns.map(({ heading }, index) => textCell(`${this.names[index]}1`, heading, HEADING_STYLE));
    await this.sheet.write(`${SHEET_START}<row r="1">${headings.join('')}</row>`);
    return this.sheet;
  }

  private async endSheet(): Promise<void> {
    await this.sheet?.write(SHEET_END);
    await this.sheet?.finish();
    this.sheet = null;
  }

  private rowOf(row: JsonObject, number: number): string {
    const { columns } = this.options;
    let text = `<row r="${number}">`;
    for (let index = 0; index < columns.length; index++) {
      const { kind, valueOf } = columns[index] as TableColumn;
      text += cell(`${this.names[index]}${number}`, kind, valueOf(row));
    }
    return `${text}</row>`;
  }
}
