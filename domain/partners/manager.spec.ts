import { describe, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { manager } from './manager.js';
import type { ManagerEvent } from './partners.events.js';

const { given, when } = scenario(manager);
const managerId = 'm';
const data = { managerId, resellerId: 'r', role: 'sales', profileId: 'p', loginId: 'l' } as const;
const created: ManagerEvent = { type: 'ManagerCreated', data };
const deactivated: ManagerEvent = { type: 'ManagerDeactivated', data: { managerId } };

describe('managers', () => {
  it('are created once', () => {
    when({ type: 'CreateManager', ...data }).then(created);
    given(created).when({ type: 'CreateManager', ...data, role: 'admin' }).thenNothing();
  });
  it('change their role, from one to another', () => given(created).when({ type: 'EditManager', managerId, role: 'admin', profile: false }).then({ type: 'ManagerRoleChanged', data: { managerId, from: 'sales', to: 'admin' } }));
  it('keep the role that they have', () => given(created).when({ type: 'EditManager', managerId, role: 'sales', profile: false }).thenNothing());
  it('change role and profile at once', () =>
    given(created).when({ type: 'EditManager', managerId, role: 'owner', profile: true }).then({ type: 'ManagerRoleChanged', data: { managerId, from: 'sales', to: 'owner' } }, { type: 'ManagerProfileChanged', data: { managerId, profileId: 'p' } }));
  it('are deactivated and reactivated once each', () => {
    given(created).when({ type: 'DeactivateManager', managerId }).then(deactivated);
    given(created, deactivated).when({ type: 'DeactivateManager', managerId }).thenNothing();
    given(created, deactivated).when({ type: 'ReactivateManager', managerId }).then({ type: 'ManagerReactivated', data: { managerId } });
    given(created).when({ type: 'ReactivateManager', managerId }).thenNothing();
  });
});
