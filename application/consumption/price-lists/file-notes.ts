import type { ListWarning, WarningCode } from '../../../domain/consumption/price-lists/price-list.events.js';

const MOST = 20;

/** What a reader noticed and read on: by kind, with the first rows and values that it concerns. */
export class FileNotes {
  private readonly noted = new Map<WarningCode, { count: number; readonly rows: number[]; readonly values: Set<string> }>();

  add(code: WarningCode, { row, value }: { readonly row?: number; readonly value?: string }): void {
    const note = this.noted.get(code) ?? { count: 0, rows: [], values: new Set<string>() };
    note.count++;
    if (row !== undefined && note.rows.length < MOST) note.rows.push(row);
    if (value !== undefined && note.values.size < MOST) note.values.add(value.slice(0, 80));
    this.noted.set(code, note);
  }

  get warnings(): readonly ListWarning[] {
    return [...this.noted].map(([code, { count, rows, values }]) => ({ code, count, rows, values: [...values] }));
  }
}
