import { Authentication } from '../../application/partners/authentication.js';
import type { Principal } from '../../application/spine/principal.js';
import type { TestSystem } from './system.js';

const PASSWORD = 'a long password';

export interface People {
  /** Sells for the distributor. */
  readonly sales: Principal;
  /** Of the account. */
  readonly owner: Principal;
}

const signIn = async ({ platform }: TestSystem, email: string): Promise<Principal> => (await platform.container.get(Authentication).signIn(email, PASSWORD)).principal;

/** People who can be found in the log, so that their rights can be looked up again. */
export const registerPeople = async (system: TestSystem, accountId: string): Promise<People> => {
  await system.send('create-manager', { firstName: 'Sam', lastName: 'Ek', email: 'sam@example.com', role: 'sales', password: PASSWORD });
  await system.send('register-user', { accountId, level: 'Owner', firstName: 'Ina', lastName: 'Aas', email: 'ina@example.com', password: PASSWORD });
  return { sales: await signIn(system, 'sam@example.com'), owner: await signIn(system, 'ina@example.com') };
};
