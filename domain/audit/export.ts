import type { Aggregate } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import { exportEvents, type ExportEvent, type RequestedExport } from './export.events.js';

export type ExportStatus = 'Requested' | 'Running' | 'Ready' | 'Failed' | 'Cancelled' | 'Expired';

export interface ExportJob extends RequestedExport {
  readonly status: ExportStatus;
  /** The latest that was begun; 0 before the first. */
  readonly attempt: number;
  /** The last one before somebody asked to try again. */
  readonly attemptsBefore: number;
  /** Of the file, once it is ready. */
  readonly expiresAt: string | null;
}

type Of<Type extends ExportEvent['type']> = Extract<ExportEvent, { type: Type }>['data'];
type OfAttempt<Type extends ExportEvent['type']> = Omit<Of<Type>, 'exportId'>;

export type ExportCommand =
  | { readonly type: 'RequestExport'; readonly requested: RequestedExport }
  | { readonly type: 'StartExport'; readonly attempt: number }
  | ({ readonly type: 'ReportExport' } & OfAttempt<'ExportProgressed'>)
  | ({ readonly type: 'CompleteExport' } & OfAttempt<'ExportCompleted'>)
  | ({ readonly type: 'FailExport' } & OfAttempt<'ExportFailed'>)
  | { readonly type: 'CancelExport' }
  | { readonly type: 'RetryExport' }
  | { readonly type: 'ExpireExport' };

/** What breaks off so often is broken off by the export itself. */
const MOST_ATTEMPTS = 5;

export const isUnderWay = (job: ExportJob | null): boolean => job?.status === 'Requested' || job?.status === 'Running';

/** A file of rows: asked for, made, there for some days, gone. Only the attempt that was begun last may end it. */
export const exportJob: Aggregate<ExportJob | null, ExportCommand, ExportEvent> = {
  category: 'export',
  catalogue: exportEvents,
  initial: null,
  decide(command, job) {
    if (command.type === 'RequestExport') return job ? [] : [{ type: 'ExportRequested', data: command.requested }];
    if (!job) throw wrongState('export_missing', 'There is no such export.');
    switch (command.type) {
      case 'StartExport':
        return start(command.attempt, job);
      case 'ReportExport':
      case 'CompleteExport':
      case 'FailExport':
        return job.status === 'Running' && command.attempt === job.attempt ? [ofAttempt(command, job.exportId)] : [];
      case 'CancelExport':
        return cancel(job);
      case 'RetryExport':
        return retry(job);
      case 'ExpireExport':
        return job.status === 'Ready' ? [{ type: 'ExportExpired', data: { exportId: job.exportId } }] : [];
    }
  },
  evolve: (job, event) => (event.type === 'ExportRequested' ? { ...event.data, status: 'Requested', attempt: 0, attemptsBefore: 0, expiresAt: null } : job && after(job, event)),
};

const start = (attempt: number, job: ExportJob): readonly ExportEvent[] => {
  const { exportId } = job;
  if (!isUnderWay(job) || attempt !== job.attempt + 1) return [];
  const started: ExportEvent = { type: 'ExportStarted', data: { exportId, attempt } };
  if (attempt - job.attemptsBefore <= MOST_ATTEMPTS) return [started];
  return [started, { type: 'ExportFailed', data: { exportId, attempt, code: 'interrupted', detail: `The export was cut off ${MOST_ATTEMPTS} times. Select fewer rows, or try again later.` } }];
};

const ofAttempt = (command: Extract<ExportCommand, { type: 'ReportExport' | 'CompleteExport' | 'FailExport' }>, exportId: string): ExportEvent => {
  switch (command.type) {
    case 'ReportExport': {
      const { attempt, rows, total } = command;
      return { type: 'ExportProgressed', data: { exportId, attempt, rows, total } };
    }
    case 'CompleteExport': {
      const { type: _, ...done } = command;
      return { type: 'ExportCompleted', data: { exportId, ...done } };
    }
    case 'FailExport': {
      const { attempt, code, detail } = command;
      return { type: 'ExportFailed', data: { exportId, attempt, code, detail } };
    }
  }
};

const cancel = (job: ExportJob): readonly ExportEvent[] => {
  if (job.status === 'Cancelled') return [];
  if (!isUnderWay(job)) throw wrongState('export_ended', `The export is ${job.status.toLowerCase()}: there is nothing to cancel.`);
  return [{ type: 'ExportCancelled', data: { exportId: job.exportId } }];
};

const retry = (job: ExportJob): readonly ExportEvent[] => {
  if (isUnderWay(job)) return [];
  if (job.status === 'Ready') throw wrongState('export_ready', 'The export is ready: download its file, or request another one.');
  if (job.status === 'Expired') throw wrongState('export_expired', 'The file of this export is gone. Request the export anew.');
  return [{ type: 'ExportRetried', data: { exportId: job.exportId } }];
};

const after = (job: ExportJob, event: Exclude<ExportEvent, { type: 'ExportRequested' }>): ExportJob => {
  switch (event.type) {
    case 'ExportStarted':
      return { ...job, status: 'Running', attempt: event.data.attempt };
    case 'ExportProgressed':
      return job;
    case 'ExportCompleted':
      return { ...job, status: 'Ready', expiresAt: event.data.expiresAt };
    case 'ExportFailed':
      return { ...job, status: 'Failed' };
    case 'ExportCancelled':
      return { ...job, status: 'Cancelled' };
    case 'ExportRetried':
      return { ...job, status: 'Requested', attemptsBefore: job.attempt };
    case 'ExportExpired':
      return { ...job, status: 'Expired', expiresAt: null };
  }
};
