import type { Row } from '../../shared/api/types.js';

export const ROLES = ['admin', 'owner', 'marketing', 'sales', 'auditor'];

export interface Manager extends Row {
  readonly role: string;
  readonly status: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly createdAt: string;
}
