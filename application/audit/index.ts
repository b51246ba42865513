import type { Constructor } from '../spine/command.js';
import { RetryStepHandler } from './retry-step.js';

export const auditCommands: readonly Constructor[] = [RetryStepHandler];
