import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openEmbeddedEventStore } from '../../infrastructure/eventstore/embedded-event-store.js';
import { foldInto, idsOf, type Folded } from '../../projections/fold.js';
import { managers } from '../../projections/partners/managers.projection.js';
import { users } from '../../projections/partners/users.projection.js';
import type { Projection } from '../../projections/projection.js';
import { orders } from '../../projections/sales/orders.projection.js';
import { NO_STREAM, type EventStore, type StoredEvent } from '../ports/event-store.js';
import type { Profile } from '../ports/profiles.js';
import { decode } from '../spine/decode.js';
import { derivedId } from '../spine/ids.js';
import { documentAsOf, type History } from './as-of.js';
import { withProfiles } from './profile-copy.js';

const profiles = new Map<string, Profile>(
  ['p0', 'p1'].map((id) => [id, { id, kind: 'person', name: `Name of ${id}`, firstName: null, lastName: null, email: `${id}@example.com`, phone: null, address: null, taxId: null, locale: null, passwordHash: 'hash' }]),
);
const getMany = async (ids: readonly string[]) => new Map([...profiles].filter(([id]) => ids.includes(id)));

/** A log of its own for each run. */
const withLog = async (work: (history: History & { readonly eventStore: EventStore }) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'as-of-'));
  const eventStore = openEmbeddedEventStore({ file: join(folder, 'log.db') });
  try {
    await work({ eventStore, profiles: { getMany } });
  } finally {
    await eventStore.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

interface Written {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
}

const instantOf = (index: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString();

const write = async (eventStore: EventStore, events: readonly Written[]): Promise<void> => {
  const revisions = new Map<string, number>();
  for (const [index, { stream, type, data }] of events.entries()) {
    const scope = { resellerId: 'r', resellerPath: '/r/', accountId: null };
    const metadata = { schemaVersion: 1, command: 'c', commandId: `c${index}`, correlationId: 'x', causationId: 'x', actor: { kind: 'system' as const, id: 's' }, scope, recordedAt: instantOf(index) };
    const { revision } = await eventStore.append(stream, revisions.get(stream) ?? NO_STREAM, [{ id: derivedId('event', String(index)), type, data, metadata }]);
    revisions.set(stream, revision);
  }
};

/** Everything that a view holds after some events, folded the way of a rebuild. */
const replay = async (view: Projection, events: readonly StoredEvent[]): Promise<ReadonlyMap<string, Folded>> => {
  const documents = new Map<string, Folded>();
  for (const event of await withProfiles(events.filter(({ type }) => view.handles.includes(type)).map((each) => decode(each)), { getMany })) {
    for (const id of view.keys(event).flatMap((key) => idsOf(view, key, documents))) {
      const after = foldInto(view, documents.get(id), event, id);
      if (after) documents.set(id, after);
    }
  }
  return documents;
};

/** At every position and instant, each document of `view` is what a replay up to there gives. */
const sameAsReplay = (view: Projection, written: readonly Written[]): Promise<void> =>
  withLog(async (history) => {
    await write(history.eventStore, written);
    const { events } = await history.eventStore.readAll({ after: 0, limit: 1000 });
    const now = await replay(view, events);
    for (const [index, event] of events.entries()) {
      const then = await replay(view, events.slice(0, index + 1));
      for (const [id, { body }] of now) {
        const expected = then.get(id)?.body ?? null;
        expect(await documentAsOf(history, view, id, body, { position: event.position })).toEqual(expected);
        expect(await documentAsOf(history, view, id, body, { instant: event.metadata.recordedAt })).toEqual(expected);
      }
    }
  });

const who = fc.constantFrom(0, 1);
const event = <Data extends object>(type: string, stream: (data: Data) => string, data: fc.Arbitrary<Data>): fc.Arbitrary<Written> => data.map((values) => ({ type, stream: stream(values), data: values }));

describe('a document as it was', () => {
  it('of managers, who are found by id and by profile, from the whole log', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            event('ManagerCreated', (data) => `manager-${data.managerId}`, who.map((n) => ({ managerId: `m${n}`, resellerId: 'r', role: 'sales', profileId: `p${n}`, loginId: `l${n}` }))),
            event('ManagerRoleChanged', (data) => `manager-${data.managerId}`, who.map((n) => ({ managerId: `m${n}`, from: 'sales', to: 'admin' }))),
            event('ManagerDeactivated', (data) => `manager-${data.managerId}`, who.map((n) => ({ managerId: `m${n}` }))),
            event('PersonErased', (data) => `person-${data.profileId}`, who.map((n) => ({ profileId: `p${n}` }))),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        (written) => sameAsReplay(managers, written),
      ),
      { numRuns: 25 },
    ));

  it('of users, whose invitations are gone by now', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            event('AccountUserInvited', () => 'account-a', who.map((n) => ({ accountId: 'a', invitationId: `i${n}`, profileId: `p${n}`, level: 'User', expiresAt: instantOf(99) }))),
            event('UserRegistered', (data) => `user-${data.userId}`, who.map((n) => ({ userId: `u${n}`, profileId: `p${n}`, loginId: `l${n}`, accountId: 'a', level: 'User' }))),
            event('AccountUserJoined', () => 'account-a', who.map((n) => ({ accountId: 'a', userId: `u${n}`, invitationId: `i${n}`, level: 'Admin' }))),
            event('UserDeactivated', (data) => `user-${data.userId}`, who.map((n) => ({ userId: `u${n}` }))),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        (written) => sameAsReplay(users, written),
      ),
      { numRuns: 25 },
    ));

  it('of orders, merged from the two streams that they are made of', () => {
    const orderId = 'o1';
    const placed = { ...orders.example, paymentId: null, orderId, accountId: 'a', resellerId: 'r', basis: {} };
    return sameAsReplay(orders, [
      { stream: 'order-o1', type: 'OrderPlaced', data: placed },
      { stream: 'payment-p1', type: 'PaymentCreated', data: { paymentId: 'p1', orderId } },
      { stream: 'order-o2', type: 'OrderPlaced', data: { ...placed, orderId: 'o2' } },
      { stream: 'order-o1', type: 'OrderPaid', data: { orderId, paidOn: '2026-08-21' } },
      { stream: 'payment-p1', type: 'PaymentCompleted', data: { paymentId: 'p1' } },
      { stream: 'order-o1', type: 'OrderCompleted', data: { orderId, completedOn: '2026-08-22' } },
    ]);
  });

  it('leaves out what nobody understands', () =>
    withLog(async (history) => {
      await write(history.eventStore, [
        { stream: 'manager-m9', type: 'ManagerCreated', data: { managerId: 'm9', resellerId: 'r', role: 'sales', profileId: 'p9', loginId: 'l9' } },
        { stream: 'manager-m9', type: 'ManagerInvented', data: { managerId: 'm9' } },
      ]);
      const view = { ...managers, handles: [...managers.handles, 'ManagerInvented'] };
      expect(await documentAsOf(history, view, 'm9', null, { instant: instantOf(9) })).toMatchObject({ id: 'm9', role: 'sales', name: 'Erased' });
    }));
});
