import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PartnerCenterSimulator, SIMULATOR_SECRET } from '../../infrastructure/partner-center/simulator/simulator.js';
import { CONNECTION } from '../support/azure-pulls.js';
import { resellerBelow } from '../support/chain.js';
import { HttpSystem, type HttpAnswer } from '../support/http-system.js';

const SECRET = 'Tr0ub4dor-and-3-other-words';

describe('the secret of a connection to Partner Center', () => {
  let simulator: PartnerCenterSimulator;
  let http: HttpSystem;
  beforeAll(async () => {
    simulator = await PartnerCenterSimulator.start();
    http = await HttpSystem.open({ environment: { PARTNER_CENTER_SIMULATOR_URL: simulator.url } });
    expect((await http.command('connect-partner-center', { ...CONNECTION, clientSecret: SECRET })).status).toBe(200);
    await http.system.settle();
  });
  afterAll(async () => {
    await http.close();
    await simulator.stop();
  });

  const everything = async (): Promise<readonly HttpAnswer[]> => {
    const id = http.system.admin.resellerId;
    const paths = ['/api/partner-center', `/api/partner-center/${id}`, `/api/partner-center/${id}?asOf=${encodeURIComponent(http.system.clock.now())}`, '/api/events?limit=500', `/api/streams/partner_center-${id}`, `/api/streams/partner_center-${id}/state`, '/api/azure-pulls'];
    const reads = await Promise.all(paths.map((path) => http.request('GET', path)));
    const bodies = [{ ...CONNECTION, clientSecret: SECRET }, { ...CONNECTION, clientSecret: SECRET, country: 'Germany' }, { ...CONNECTION, clientSecret: [SECRET] }, { ...CONNECTION, clientSecret: SECRET, cloud: 'china' }];
    const rehearsals = await Promise.all(bodies.map((body) => http.command('connect-partner-center', body, { query: '?dryRun=true' })));
    return [...reads, ...rehearsals, await http.command('test-partner-center', {})];
  };

  it('is in no answer, neither in clear nor sealed', async () => {
    const answers = await everything();
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(9);
    for (const { text } of answers) expect(text).not.toMatch(new RegExp(`${SECRET}|sealedSecret|gcm1\\.`));
  });

  it('is in no file in clear', () => {
    const folder = http.system.config.dataDir;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((file) => statSync(file).isFile());
    expect(files.some((file) => readFileSync(file).includes('sealedSecret'))).toBe(true);
    for (const file of files) expect(readFileSync(file).includes(SECRET)).toBe(false);
  });

  it('is tried on demand; what Microsoft says to a wrong one is told with the way out', async () => {
    const wrong = await http.command('test-partner-center', {});
    expect([wrong.status, wrong.json()]).toEqual([200, { works: false, detail: 'Microsoft refuses the sign-in (invalid_client, AADSTS7000215). Check the tenant, the client id and the secret of the connection.' }]);
    await http.command('connect-partner-center', { ...CONNECTION, clientSecret: SIMULATOR_SECRET });
    expect((await http.command('test-partner-center', {})).json()).toEqual({ works: true, detail: '' });
  });

  it('stays when the country is changed without it, and is asked for again for another application', async () => {
    const { clientSecret: _secret, ...settings } = CONNECTION;
    expect((await http.command('connect-partner-center', { ...settings, country: 'AT' })).status).toBe(200);
    expect((await http.command('test-partner-center', {})).json()).toEqual({ works: true, detail: '' });
    const other = await http.command('connect-partner-center', { ...settings, clientId: '11111111-2a6c-4e0e-8cb3-6b1d0a0c2f11' });
    expect([other.status, other.json()['code']]).toEqual([422, 'secret_required']);
  });

  it('is its own reseller’s business', async () => {
    const below = await resellerBelow(http.system, http.system.admin, 'Nordwind');
    await expect(http.system.send('connect-partner-center', { ...CONNECTION, resellerId: http.system.admin.resellerId }, { as: below })).rejects.toMatchObject({ code: 'not_found' });
    await expect(http.system.send('test-partner-center', {}, { as: below })).rejects.toMatchObject({ code: 'partner_center_not_connected' });
    for (const role of ['sales', 'marketing', 'owner', 'auditor'] as const)
      await expect(http.system.send('connect-partner-center', CONNECTION, { as: { ...http.system.admin, role } })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('goes nowhere but to Microsoft or the simulator of this installation', async () => {
    const body = { ...CONNECTION, cloud: 'https://example.com' };
    expect((await http.command('connect-partner-center', body)).status).toBe(400);
  });

  it('ends with the connection', async () => {
    expect((await http.command('disconnect-partner-center', {})).status).toBe(200);
    expect((await http.command('test-partner-center', {})).json()['code']).toBe('partner_center_not_connected');
    await http.system.settle();
    expect((await http.request('GET', '/api/partner-center')).text).toBe('[]');
  });
});
