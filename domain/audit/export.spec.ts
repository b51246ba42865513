import { describe, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import type { ExportEvent, RequestedExport } from './export.events.js';
import { exportJob } from './export.js';

const { given, when } = scenario(exportJob);
const exportId = 'e';
const data: RequestedExport = { exportId, requestedBy: { kind: 'manager', id: 'm' }, view: 'charges', format: 'csv', columns: null, selection: 's' };
const requested: ExportEvent = { type: 'ExportRequested', data };
const started = (attempt: number): ExportEvent => ({ type: 'ExportStarted', data: { exportId, attempt } });
const done = { rows: 7, changed: 0, bytes: 99, sha256: 'f00', position: 12, expiresAt: '2026-11-30T08:00:00.000Z' };
const completed = (attempt: number): ExportEvent => ({ type: 'ExportCompleted', data: { exportId, attempt, ...done } });
const failed = (attempt: number, code = 'forbidden'): ExportEvent => ({ type: 'ExportFailed', data: { exportId, attempt, code, detail: 'd' } });
const cancelled: ExportEvent = { type: 'ExportCancelled', data: { exportId } };
const expired: ExportEvent = { type: 'ExportExpired', data: { exportId } };

describe('an export', () => {
  it('is requested once', () => given(requested).when({ type: 'RequestExport', requested: data }).thenNothing());
  it('is begun', () => given(requested).when({ type: 'StartExport', attempt: 1 }).then(started(1)));
  it('is begun again when it was cut off', () => given(requested, started(1)).when({ type: 'StartExport', attempt: 2 }).then(started(2)));
  it('is not begun by two at once', () => given(requested, started(1)).when({ type: 'StartExport', attempt: 1 }).thenNothing());
  it('is given up when it is cut off again and again', () => {
    const detail = 'The export was cut off 5 times. Select fewer rows, or try again later.';
    given(requested, started(5)).when({ type: 'StartExport', attempt: 6 }).then(started(6), { type: 'ExportFailed', data: { exportId, attempt: 6, code: 'interrupted', detail } });
  });
  it('tells how far it is', () => given(requested, started(1)).when({ type: 'ReportExport', attempt: 1, rows: 3, total: 7 }).then({ type: 'ExportProgressed', data: { exportId, attempt: 1, rows: 3, total: 7 } }));
  it('is completed by the attempt that was begun last', () => {
    given(requested, started(1)).when({ type: 'CompleteExport', attempt: 1, ...done }).then(completed(1));
    given(requested, started(1), started(2)).when({ type: 'CompleteExport', attempt: 1, ...done }).thenNothing();
  });
  it('expires', () => given(requested, started(1), completed(1)).when({ type: 'ExpireExport' }).then(expired));
});

describe('cancelling', () => {
  it('ends what waits or runs', () => {
    given(requested).when({ type: 'CancelExport' }).then(cancelled);
    given(requested, started(1)).when({ type: 'CancelExport' }).then(cancelled);
  });
  it('is final for the attempt that runs', () => given(requested, started(1), cancelled).when({ type: 'CompleteExport', attempt: 1, ...done }).thenNothing());
  it('happens once', () => given(requested, cancelled).when({ type: 'CancelExport' }).thenNothing());
  it('comes too late for what is ready', () => given(requested, started(1), completed(1)).when({ type: 'CancelExport' }).thenRejects('export_ended'));
  it('needs an export', () => when({ type: 'CancelExport' }).thenRejects('export_missing'));
});

describe('trying again', () => {
  it('is for what failed or was cancelled', () => {
    given(requested, started(1), failed(1)).when({ type: 'RetryExport' }).then({ type: 'ExportRetried', data: { exportId } });
    given(requested, cancelled).when({ type: 'RetryExport' }).then({ type: 'ExportRetried', data: { exportId } });
  });
  it('begins to count anew', () => given(requested, started(6), failed(6, 'interrupted'), { type: 'ExportRetried', data: { exportId } }).when({ type: 'StartExport', attempt: 7 }).then(started(7)));
  it('changes nothing while it is under way', () => given(requested, started(1)).when({ type: 'RetryExport' }).thenNothing());
  it('is not for a file that is there, or that is gone', () => {
    given(requested, started(1), completed(1)).when({ type: 'RetryExport' }).thenRejects('export_ready');
    given(requested, started(1), completed(1), expired).when({ type: 'RetryExport' }).thenRejects('export_expired');
  });
});
