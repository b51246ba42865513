import type { Aggregate } from '../shared/decider.js';
import { managerEvents, type ManagerEvent, type StaffRole } from './partners.events.js';

/** A person on the staff of a reseller. `id` is null before he exists. */
export interface Manager {
  readonly id: string | null;
  readonly resellerId: string;
  readonly role: StaffRole;
  readonly profileId: string;
  readonly loginId: string;
  readonly active: boolean;
}

export type ManagerCommand =
  | { readonly type: 'CreateManager'; readonly managerId: string; readonly resellerId: string; readonly role: StaffRole; readonly profileId: string; readonly loginId: string }
  /** `role` null: unchanged. `profile`: what the profile store holds of him has changed. */
  | { readonly type: 'EditManager'; readonly managerId: string; readonly role: StaffRole | null; readonly profile: boolean }
  | { readonly type: 'DeactivateManager'; readonly managerId: string }
  | { readonly type: 'ReactivateManager'; readonly managerId: string };

const decide = (command: ManagerCommand, state: Manager): readonly ManagerEvent[] => {
  const { managerId } = command;
  switch (command.type) {
    case 'CreateManager': {
      const { resellerId, role, profileId, loginId } = command;
      return state.id === null ? [{ type: 'ManagerCreated', data: { managerId, resellerId, role, profileId, loginId } }] : [];
    }
    case 'EditManager':
      return edited(command, state);
    case 'DeactivateManager':
      return state.active ? [{ type: 'ManagerDeactivated', data: { managerId } }] : [];
    case 'ReactivateManager':
      return state.active ? [] : [{ type: 'ManagerReactivated', data: { managerId } }];
  }
};

const edited = ({ managerId, role, profile }: Extract<ManagerCommand, { type: 'EditManager' }>, state: Manager): readonly ManagerEvent[] => {
  const newRole: readonly ManagerEvent[] = role && role !== state.role ? [{ type: 'ManagerRoleChanged', data: { managerId, from: state.role, to: role } }] : [];
  const newProfile: readonly ManagerEvent[] = profile ? [{ type: 'ManagerProfileChanged', data: { managerId, profileId: state.profileId } }] : [];
  return [...newRole, ...newProfile];
};

const evolve = (state: Manager, event: ManagerEvent): Manager => {
  switch (event.type) {
    case 'ManagerCreated': {
      const { managerId, ...rest } = event.data;
      return { id: managerId, ...rest, active: true };
    }
    case 'ManagerRoleChanged':
      return { ...state, role: event.data.to };
    case 'ManagerProfileChanged':
      return { ...state, profileId: event.data.profileId };
    case 'ManagerDeactivated':
      return { ...state, active: false };
    case 'ManagerReactivated':
      return { ...state, active: true };
  }
};

export const manager: Aggregate<Manager, ManagerCommand, ManagerEvent> = {
  category: 'manager',
  catalogue: managerEvents,
  initial: { id: null, resellerId: '', role: 'sales', profileId: '', loginId: '', active: false },
  decide,
  evolve,
};
