import type { Catalogue, DomainEvent } from '../shared/event.js';

export type ExportFormat = 'csv' | 'xlsx';

/**
 * A file of rows that somebody asked for. Stream `export-<exportId>`. What he filtered and searched by is kept beside the
 * log, since it may name people; `selection` is its keyed hash.
 */
export interface RequestedExport {
  readonly exportId: string;
  /** The manager, auditor or user; his account is the event's. */
  readonly requestedBy: { readonly kind: 'manager' | 'user'; readonly id: string };
  readonly view: string;
  readonly format: ExportFormat;
  /** As they were chosen; null: all that he may see. */
  readonly columns: readonly string[] | null;
  readonly selection: string;
}

/** Attempts count from 1: one that was cut off is followed by another, from the first row. Instants are ISO 8601 in UTC. */
export type ExportEvent =
  | DomainEvent<'ExportRequested', RequestedExport>
  | DomainEvent<'ExportStarted', { exportId: string; attempt: number }>
  | DomainEvent<'ExportProgressed', { exportId: string; attempt: number; rows: number; total: number }>
  /** `position`: up to where in the log the view had come when the first row was read; `changed`: rows that changed after that. */
  | DomainEvent<'ExportCompleted', { exportId: string; attempt: number; rows: number; changed: number; bytes: number; sha256: string; position: number; expiresAt: string }>
  | DomainEvent<'ExportFailed', { exportId: string; attempt: number; code: string; detail: string }>
  | DomainEvent<'ExportCancelled', { exportId: string }>
  | DomainEvent<'ExportRetried', { exportId: string }>
  | DomainEvent<'ExportExpired', { exportId: string }>;

export const exportEvents: Catalogue<ExportEvent> = {
  ExportRequested: { version: 1 },
  ExportStarted: { version: 1 },
  ExportProgressed: { version: 1 },
  ExportCompleted: { version: 1 },
  ExportFailed: { version: 1 },
  ExportCancelled: { version: 1 },
  ExportRetried: { version: 1 },
  ExportExpired: { version: 1 },
};
