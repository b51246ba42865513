import type { Row } from '../../shared/api/types.js';

export interface FailedStep extends Row {
  readonly workflow: string;
  readonly step: string;
  readonly sourceStream: string;
  readonly sourceRevision: number;
  readonly sourceType: string;
  readonly status: string;
  readonly code: string;
  readonly detail: string;
  readonly attempts: number;
  readonly failedAt: string;
}
