import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PartnersWorld } from '../../test/support/partners.js';
import type { Principal } from '../spine/principal.js';

const TERMS = { classKey: 'default' };
const COMPANY = { kind: 'legal_entity', name: 'Acme S.L.', email: 'office@acme.example', terms: TERMS };

let world: PartnersWorld;
let admin: Principal;
beforeEach(async () => {
  world = new PartnersWorld();
  admin = await world.bootstrap();
});
afterEach(() => world.close());

const openAccount = async () => (await world.send(admin, 'open-account', COMPANY)).id;

describe('accounts', () => {
  it('are numbered one after the other', async () => {
    await openAccount();
    await openAccount();
    const numbers = (await world.events()).filter(({ type }) => type === 'AccountOpened').map(({ data }) => (data as { number: string }).number);
    expect(numbers).toEqual(['A000001', 'A000002']);
  });

  it('are opened on postpay with a credit limit and days to pay; the rest is as usual', async () => {
    await world.send(admin, 'open-account', { ...COMPANY, terms: { ...TERMS, paymentModel: 'postpay', subscriptionCreditLimit: 100_000, paymentExpirationPeriod: 14 } });
    const opened = (await world.events()).find(({ type }) => type === 'AccountOpened')?.data;
    expect(opened).toMatchObject({ terms: { paymentModel: 'postpay', subscriptionCreditLimit: 100_000, paymentExpirationPeriod: 14, subzeroPeriod: -1, stopMode: 'automatic', deleteMode: 'automatic' } });
  });

  it('leave no profile behind when they are only rehearsed', async () => {
    const { events } = await world.rehearse(admin, 'open-account', COMPANY);
    expect(events.map(({ type }) => type)).toEqual(['NumberIssued', 'AccountOpened']);
    const { profileId } = events.at(-1)?.data as { profileId: string };
    expect(await world.profiles.get(profileId)).toBeNull();
  });

  it('keep what an edit does not name, and forget what it sets to null', async () => {
    const accountId = await openAccount();
    await world.send(admin, 'edit-account', { accountId, phone: '+34 600 000 000', taxId: 'B1' });
    await world.send(admin, 'edit-account', { accountId, phone: null, terms: { ...TERMS, threshold: 500 } });
    const { profileId } = (await world.events()).find(({ type }) => type === 'AccountOpened')?.data as { profileId: string };
    expect(await world.profiles.get(profileId)).toMatchObject({ name: 'Acme S.L.', email: 'office@acme.example', phone: null, taxId: 'B1' });
  });

  it('record nothing for an edit that changes nothing', async () => {
    const accountId = await openAccount();
    expect((await world.send(admin, 'edit-account', { accountId, name: 'Acme S.L.', terms: TERMS })).events).toEqual([]);
  });
});
