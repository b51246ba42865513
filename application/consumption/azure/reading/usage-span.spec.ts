import { describe, expect, it } from '@jest/globals';
import { spanConditions, usageSpan } from './usage-span.js';

describe('days of use', () => {
  it('are looked for from the period on in which the first of them can have been processed, west of Greenwich too', () => {
    const conditions = spanConditions(usageSpan({ periods: null, days: '2026-11-01,2026-11-05' }, '2026-11-23', 1), 1);
    const keyOf = (field: string, op: string): string => conditions.flatMap((each) => ('field' in each && each.field === field && each.op === op && 'key' in each ? [each.key] : [])).join();
    expect([keyOf('period.from', 'gte'), keyOf('period.from', 'lte')]).toEqual([expect.stringContaining('2026-10-01'), '']);
    expect([keyOf('usageDate', 'gte'), keyOf('usageDate', 'lte')]).toEqual([expect.stringContaining('2026-11-01'), expect.stringContaining('2026-11-05')]);
  });
});
