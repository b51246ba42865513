import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { azureLink } from '../../domain/consumption/azure/azure-link.js';
import { AZURE, PullingSystem, subscribe, TENANT } from '../support/azure-pulls.js';
import { seen } from '../support/chain.js';
import { openShop, subscribe as buy } from '../support/system.js';
import { Transactor } from '../../application/spine/transactor.js';
import { followUp } from '../../application/spine/context.js';
import { systemPrincipal } from '../../application/spine/principal.js';

describe('a subscription stands for an Azure subscription', () => {
  let world: PullingSystem;
  let other: string;
  beforeAll(async () => {
    world = await PullingSystem.open();
    other = await subscribe(world.system, world.accountId, world.planId);
  });
  afterAll(() => world.close());

  const link = (subscriptionId: string, azureSubscriptionId = AZURE) => world.system.send('link-azure-subscription', { subscriptionId, customerTenantId: TENANT, azureSubscriptionId });
  const unlink = (subscriptionId: string) => world.system.send('unlink-azure-subscription', { subscriptionId });

  it('one alone, whatever the case of the ids', async () => {
    await expect(link(other, AZURE.toUpperCase())).rejects.toMatchObject({ code: 'already_taken', pointer: '/azureSubscriptionId' });
    expect((await link(world.subscriptionId, AZURE.toUpperCase())).events).toEqual([]);
  });

  it('is not moved to another one by mistake', async () => {
    await expect(link(world.subscriptionId, TENANT)).rejects.toMatchObject({ code: 'already_linked' });
    expect((await link(other, TENANT)).events).toEqual(['AzureSubscriptionLinked']);
    await unlink(other);
  });

  it('can be linked elsewhere once it is unlinked', async () => {
    await unlink(world.subscriptionId);
    expect((await link(other)).events).toEqual(['AzureSubscriptionLinked']);
    await unlink(other);
  });

  it('also when an unlinking broke off before it gave the id free', async () => {
    await link(other);
    const ctx = followUp(systemPrincipal('test'), { id: 'broken off', correlationId: 'test', now: world.system.clock.now() }, 'unlink');
    await world.system.platform.container.get(Transactor).transact(azureLink, other, { type: 'UnlinkAzureSubscription' }, ctx, { scope: { ...world.system.admin, accountId: world.accountId } });
    expect((await link(world.subscriptionId)).events).toEqual(['AzureSubscriptionLinked']);
  });

  it('only one that is paid by use', async () => {
    const licences = await buy(world.system, await openShop(world.system), 2);
    await expect(link(licences, TENANT)).rejects.toMatchObject({ code: 'not_for_billing_type' });
    await expect(link('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'not_found' });
    await expect(world.system.send('pull-azure-usage', { subscriptionId: licences })).rejects.toMatchObject({ code: 'not_linked' });
  });

  it('its customer sees which one, and nothing of how it is fetched', async () => {
    const [row] = await seen(world.system, 'azure-links', world.system.customer(world.accountId));
    expect(row).toMatchObject({ azureSubscriptionId: AZURE, customerTenantId: TENANT });
    expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['connectionId']));
    await expect(seen(world.system, 'azure-pulls', world.system.customer(world.accountId))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await seen(world.system, 'azure-links', world.system.customer('another account'))).toEqual([]);
  });
});
