import type { ManagerEvent, PersonEvent } from '../../domain/partners/partners.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Of<T extends ManagerEvent['type']> = Extract<ManagerEvent, { type: T }>['data'];

export interface ManagerDocument {
  readonly role: string;
  readonly status: 'Active' | 'Inactive';
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly profileId: string;
  readonly loginId: string;
  readonly createdAt: string;
}

const person = (event: FoldEvent): Pick<ManagerDocument, 'name' | 'email' | 'phone'> => ({ name: event.profile?.name ?? 'Erased', email: event.profile?.email ?? null, phone: event.profile?.phone ?? null });

export const managers = projection<ManagerDocument>({
  name: 'managers',
  version: 1,
  context: 'partners',
  summary: 'Employees of resellers, with their role.',
  handles: ['ManagerCreated', 'ManagerRoleChanged', 'ManagerDeactivated', 'ManagerReactivated', 'ManagerProfileChanged', 'PersonErased'],
  keys: (event) => (event.type === 'PersonErased' ? [{ field: 'profileId', equals: dataOf<PersonEvent['data']>(event).profileId }] : [dataOf<{ managerId: string }>(event).managerId]),
  evolve(document, event) {
    if (event.type === 'ManagerCreated') {
      const { role, profileId, loginId } = dataOf<Of<'ManagerCreated'>>(event);
      return { role, status: 'Active', profileId, loginId, createdAt: event.metadata.recordedAt, ...person(event) };
    }
    if (!document) return null;
    switch (event.type) {
      case 'ManagerRoleChanged':
        return { ...document, role: dataOf<Of<'ManagerRoleChanged'>>(event).to };
      case 'ManagerDeactivated':
        return { ...document, status: 'Inactive' };
      case 'ManagerReactivated':
        return { ...document, status: 'Active' };
      default:
        return { ...document, ...person(event) };
    }
  },
  fields: { name: 'text', email: 'text', role: 'id', status: 'id', profileId: 'id', createdAt: 'date' },
  indexes: [['name'], ['profileId']],
  search: ['name', 'email'],
  defaultSort: { field: 'name', order: 'ASC' },
  access: { staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'], hiddenFromUpstream: ['name', 'email', 'phone', 'profileId', 'loginId'] },
  example: { role: 'sales', status: 'Active', name: 'Nina Berg', email: 'nina@example.com', phone: null, profileId: '7b0f…', loginId: '51aa…', createdAt: '2026-01-05T09:00:00.000Z' },
});
