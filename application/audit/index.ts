import type { Constructor } from '../spine/command.js';
import { CancelExportHandler } from './exports/cancel-export.js';
import { RequestExportHandler } from './exports/request-export.js';
import { RetryExportHandler } from './exports/retry-export.js';
import { RetryStepHandler } from './retry-step.js';

export const auditCommands: readonly Constructor[] = [RetryStepHandler, RequestExportHandler, CancelExportHandler, RetryExportHandler];
