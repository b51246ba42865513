import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PASSWORD, PartnersWorld } from '../../test/support/partners.js';
import type { Principal } from '../spine/principal.js';

let world: PartnersWorld;
let admin: Principal;
beforeEach(async () => {
  world = new PartnersWorld();
  admin = await world.bootstrap();
});
afterEach(() => world.close());

const who = (token: string) => world.authentication.authenticate(token);

describe('API tokens', () => {
  it('act with the rights of their maker until they are revoked', async () => {
    const { secret = '' } = await world.send(admin, 'create-api-token', { label: 'ERP' });
    expect(await who(secret)).toEqual(admin);
    const [, tokenId] = secret.split('.');
    await world.send(admin, 'revoke-api-token', { tokenId });
    expect(await who(secret)).toBeNull();
  });

  it('expire when they were made to', async () => {
    const { secret = '' } = await world.send(admin, 'create-api-token', { label: 'ERP', expiresInDays: 1 });
    world.now = '2026-03-02T09:59:59.999Z';
    expect(await who(secret)).not.toBeNull();
    world.now = '2026-03-02T10:00:00.000Z';
    expect(await who(secret)).toBeNull();
  });

  it('of others cannot be revoked', async () => {
    await world.send(admin, 'create-manager', { role: 'admin', firstName: 'Ben', lastName: 'Boss', email: 'ben@distributor.example', password: PASSWORD });
    const { principal } = await world.authentication.signIn('ben@distributor.example', PASSWORD);
    const { secret = '' } = await world.send(admin, 'create-api-token', { label: 'ERP' });
    await expect(world.send(principal, 'revoke-api-token', { tokenId: secret.split('.')[1] })).rejects.toMatchObject({ code: 'not_found' });
    expect(await who(secret)).toEqual(admin);
  });

  it('are kept as hashes only', async () => {
    const { secret = '' } = await world.send(admin, 'create-api-token', { label: 'ERP' });
    expect(JSON.stringify(await world.events())).not.toContain(secret.split('.')[2]);
  });
});
