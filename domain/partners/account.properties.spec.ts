import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../shared/errors.js';
import { account, type Account, type AccountCommand } from './account.js';
import type { AccountEvent } from './partners.events.js';

const accountId = 'a';
const level = fc.constantFrom('Owner', 'Admin', 'User');
const as = fc.constantFrom('Owner', 'Admin', 'User', 'staff');
const userId = fc.constantFrom('u1', 'u2', 'u3');
const invitationId = fc.constantFrom('i1', 'i2', 'i3');
const now = fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z');

const command = fc.oneof(
  fc.record({ type: fc.constant('InviteUser'), accountId: fc.constant(accountId), invitationId, profileId: fc.constant('p'), level, expiresAt: fc.constant('2026-01-15T00:00:00.000Z'), now, as }),
  fc.record({ type: fc.constant('WithdrawInvitation'), accountId: fc.constant(accountId), invitationId, as }),
  fc.record({ type: fc.constant('AcceptInvitation'), accountId: fc.constant(accountId), invitationId, userId, now }),
  fc.record({ type: fc.constant('AddUser'), accountId: fc.constant(accountId), userId, level }),
  fc.record({ type: fc.constant('ChangeLevel'), accountId: fc.constant(accountId), userId, level, as }),
  fc.record({ type: fc.constant('RemoveUser'), accountId: fc.constant(accountId), userId, as }),
) as fc.Arbitrary<AccountCommand>;

const decided = (state: Account, sent: AccountCommand): readonly AccountEvent[] => {
  try {
    return account.decide(sent, state);
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
};
const fold = (state: Account, events: readonly AccountEvent[]): Account => events.reduce((folded, event) => account.evolve(folded, event), state);
const owners = ({ members }: Account): number => Object.values(members).filter((each) => each === 'Owner').length;

describe('whatever is sent to an account', () => {
  it('it has one Owner from the first member on', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let state = account.initial;
        for (const sent of commands) {
          state = fold(state, decided(state, sent));
          expect(owners(state)).toBe(Object.keys(state.members).length === 0 ? 0 : 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a fact is never refused, in whatever order facts come', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), fc.integer(), (commands, seed) => {
        const events: AccountEvent[] = [];
        for (const sent of commands) events.push(...decided(fold(account.initial, events), sent));
        const shuffled = [...events].sort((a, b) => ((JSON.stringify(a).length * seed) % 7) - ((JSON.stringify(b).length * seed) % 7));
        expect(() => fold(account.initial, shuffled)).not.toThrow();
      }),
    );
  });
});
