import type { ExportFormat } from '../../domain/audit/export.events.js';
import type { JsonObject } from './read-store.js';

/** What of a view goes into a file, as its lists take it. */
export interface ExportSelection {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  readonly columns: readonly string[] | null;
  /** For people, one a column; null: the columns' own names. */
  readonly headings: readonly string[] | null;
  /** At the beginning of a CSV file, for programs that do not expect UTF-8. */
  readonly byteOrderMark: boolean;
}

export interface TableColumn {
  readonly heading: string;
  /** `number`: numbers, and exact decimals as text. Everything else is text; a `date` may be a day, "2026-11-01". */
  readonly kind: 'text' | 'number' | 'date';
  /** null and undefined leave the cell empty. */
  readonly valueOf: (row: JsonObject) => string | number | null | undefined;
}

export interface TableOptions {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly byteOrderMark: boolean;
}

/** Turns rows into the bytes of a file; with flat memory, however many there are. */
export interface TableWriter {
  write(rows: readonly JsonObject[]): Promise<void>;
  finish(): Promise<void>;
}

/** A file on its way: nobody finds it before it is kept. */
export interface ExportDraft {
  /** Waits while the storage is slower than the writer. */
  write(chunk: Uint8Array): Promise<void>;
  /** On disk, under its name, when this returns. */
  keep(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Deletes it. */
  discard(): Promise<void>;
}

export type TableFormats = Readonly<Record<ExportFormat, (draft: Pick<ExportDraft, 'write'>, options: TableOptions) => TableWriter>>;

export interface StoredExport {
  readonly bytes: number;
  /** To be read to its end, or destroyed. */
  open(): AsyncIterable<Uint8Array>;
}

/** One of an export's files: the selection that it was asked for, or the rows that an attempt wrote. */
export interface KeptFile {
  readonly exportId: string;
  /** Null: the selection. */
  readonly attempt: number | null;
  /** False: a draft that nobody finished. */
  readonly complete: boolean;
  /** ISO instant of its last change. */
  readonly changedAt: string;
}

/** Where exports are kept until they expire: a folder that all servers of an installation share. It is no part of a backup. */
export interface ExportFiles {
  keepSelection(exportId: string, selection: ExportSelection): Promise<void>;
  /** Null when it is gone. */
  selection(exportId: string): Promise<ExportSelection | null>;
  draft(exportId: string, attempt: number): Promise<ExportDraft>;
  /** Null when it is gone. */
  find(exportId: string, attempt: number): Promise<StoredExport | null>;
  remove(file: Pick<KeptFile, 'exportId' | 'attempt'>): Promise<void>;
  list(): Promise<readonly KeptFile[]>;
}

/** The storage has no room left. */
export class NoRoomForExport extends Error {
  constructor(options?: { cause?: unknown }) {
    super('there is no room for the file', options);
    this.name = 'NoRoomForExport';
  }
}
