import type { ExportEvent, ExportFormat } from '../../domain/audit/export.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Of<T extends ExportEvent['type']> = Extract<ExportEvent, { type: T }>['data'];

/** A file of rows that somebody asked for. Its content is his alone. */
export interface ExportDocument {
  /** Whose list it is cut from, by the rights of this person. */
  readonly requestedBy: string;
  readonly view: string;
  readonly format: ExportFormat;
  readonly status: 'Requested' | 'Running' | 'Ready' | 'Failed' | 'Cancelled' | 'Expired';
  readonly attempt: number;
  /** Written so far, of how many; the total is null until it was counted. */
  readonly rows: number;
  readonly total: number | null;
  /** Rows that changed while they were read: they stand in the file as they were at one moment of it. */
  readonly changed: number;
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** Up to where the view had come in the log. */
  readonly position: number | null;
  /** Why it failed. */
  readonly code: string | null;
  readonly detail: string | null;
  readonly requestedAt: string;
  readonly endedAt: string | null;
  readonly expiresAt: string | null;
}

const BEFORE = { attempt: 0, rows: 0, total: null, changed: 0, bytes: null, sha256: null, position: null, code: null, detail: null, endedAt: null, expiresAt: null };

const after = (document: ExportDocument, event: FoldEvent): ExportDocument => {
  const at = event.metadata.recordedAt;
  switch (event.type as ExportEvent['type']) {
    case 'ExportStarted':
      return { ...document, ...BEFORE, status: 'Running', attempt: dataOf<Of<'ExportStarted'>>(event).attempt };
    case 'ExportProgressed': {
      const { rows, total } = dataOf<Of<'ExportProgressed'>>(event);
      return { ...document, rows, total };
    }
    case 'ExportCompleted': {
      const { exportId: _, ...done } = dataOf<Of<'ExportCompleted'>>(event);
      return { ...document, ...done, total: done.rows, status: 'Ready', endedAt: at };
    }
    case 'ExportFailed': {
      const { code, detail } = dataOf<Of<'ExportFailed'>>(event);
      return { ...document, status: 'Failed', code, detail, endedAt: at };
    }
    case 'ExportCancelled':
      return { ...document, status: 'Cancelled', endedAt: at };
    case 'ExportRetried':
      return { ...document, ...BEFORE, status: 'Requested' };
    case 'ExportExpired':
      return { ...document, status: 'Expired' };
    case 'ExportRequested':
      return document;
  }
};

export const exports = projection<ExportDocument>({
  name: 'exports',
  version: 1,
  context: 'audit',
  summary: 'Files of rows that were asked for: how far each is, its size and checksum, until when it can be downloaded.',
  handles: ['ExportRequested', 'ExportStarted', 'ExportProgressed', 'ExportCompleted', 'ExportFailed', 'ExportCancelled', 'ExportRetried', 'ExportExpired'],
  keys: (event) => [dataOf<{ exportId: string }>(event).exportId],
  evolve(document, event) {
    if (event.type !== 'ExportRequested') return document && after(document, event);
    const { requestedBy, view, format } = dataOf<Of<'ExportRequested'>>(event);
    return { requestedBy: requestedBy.id, view, format, status: 'Requested', ...BEFORE, requestedAt: event.metadata.recordedAt };
  },
  fields: { requestedBy: 'id', view: 'id', format: 'id', status: 'id', rows: 'number', requestedAt: 'date', endedAt: 'date', expiresAt: 'date' },
  indexes: [['requestedBy', 'requestedAt'], ['status', 'expiresAt'], ['requestedAt']],
  search: [],
  defaultSort: { field: 'requestedAt', order: 'DESC' },
  access: {
    staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'],
    own: { field: 'requestedBy', except: ['admin', 'auditor'] },
    hiddenFromUpstream: ['detail'],
    customer: { levels: ['Owner', 'Admin', 'User'], rows: 'account' },
  },
  streams: (id) => [`export-${id}`],
  example: {
    requestedBy: '5f0e…', view: 'azure-daily', format: 'csv', status: 'Ready', attempt: 1, rows: 100_000, total: 100_000, changed: 0, bytes: 18_400_321,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', position: 4711, code: null, detail: null,
    requestedAt: '2026-11-23T08:00:00.000Z', endedAt: '2026-11-23T08:00:12.000Z', expiresAt: '2026-11-30T08:00:12.000Z',
  },
});
