import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NumberSeries } from '../../application/billing/number-series.js';
import { followUp } from '../../application/spine/context.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { TestSystem } from '../support/system.js';

describe('numbers of documents', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.open({ on: '2026-11-02' });
  });
  afterAll(() => system.close());

  const resellerId = (): string => system.admin.resellerId;
  const issue = (owner: string): Promise<string> => {
    const ctx = followUp(systemPrincipal('test'), { id: owner, correlationId: 'c', now: system.clock.now() }, 'number');
    return system.platform.container.get(NumberSeries).issue('invoice', resellerId(), owner, ctx, { resellerId: resellerId(), resellerPath: `/${resellerId()}/`, accountId: null });
  };
  const expected = (from: number, to: number): readonly string[] => Array.from({ length: to - from + 1 }, (_, index) => `INV-2026-${String(from + index).padStart(6, '0')}`);

  it('64 issuers at once get 64 numbers without a gap or a repeat', async () => {
    const numbers = await Promise.all(Array.from({ length: 64 }, (_, index) => issue(`invoice ${index}`)));
    expect([...numbers].sort()).toEqual(expected(1, 64));
  });

  it('a document whose making broke off gets its number again, also in another format and year', async () => {
    const first = await issue('broken off');
    await system.send('set-number-format', { document: 'invoice', template: 'R{YY}/{seq:4}' });
    await system.moveTo('2027-01-01');
    expect([first, await issue('broken off'), await issue('the next one')]).toEqual(['INV-2026-000065', 'INV-2026-000065', 'R27/0066']);
  });

  it('formats are shown to administrators, and refused when they lack the counter', async () => {
    expect(await system.find('number-formats')).toMatchObject([{ document: 'invoice', template: 'R{YY}/{seq:4}' }]);
    await expect(system.send('set-number-format', { document: 'invoice', template: 'INV-{YYYY}' })).rejects.toMatchObject({ code: 'invalid_number_format', refusal: 'rule' });
    await expect(system.send('set-number-format', { document: 'invoice', template: '{YYYY}{MM}{seq:1}' })).rejects.toMatchObject({ code: 'ambiguous_number_format', refusal: 'rule' });
    await expect(system.send('set-number-format', { document: 'letter', template: '{seq:6}' })).rejects.toMatchObject({ name: 'MalformedCommand' });
  });
});
