/** A file of rows that somebody asked for, as the view `exports` shows it. */
export interface Export {
  readonly id: string;
  readonly requestedBy: string;
  /** The account that it is cut for; null for staff. */
  readonly accountId: string | null;
  readonly view: string;
  readonly format: ExportFormat;
  readonly status: 'Requested' | 'Running' | 'Ready' | 'Failed' | 'Cancelled' | 'Expired';
  readonly rows: number;
  /** Null: not counted yet. */
  readonly total: number | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly code: string | null;
  readonly detail: string | null;
  readonly requestedAt: string;
  readonly expiresAt: string | null;
}

export type ExportFormat = 'csv' | 'xlsx';
export const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];

export const isUnderWay = ({ status }: Pick<Export, 'status'>): boolean => status === 'Requested' || status === 'Running';

/** "18.4 MB", in the reader's language. */
export const formatBytes = (bytes: number, locale: string): string => {
  const [unit, size] = bytes < 1e3 ? (['byte', 1] as const) : bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / size);
};
