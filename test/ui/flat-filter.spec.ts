import { describe, expect, it } from '@jest/globals';
import { pageModule } from './pages.js';

const { flatFilter } = await pageModule<{ flatFilter: (filter: object) => object }>('shared/api/flat-filter.ts');

describe('the filter of a list, as the API takes it', () => {
  it('names by paths what forms nest, leaves out what is empty, and keeps lists whole', () => {
    const filter = { status: 'Closed', q: '', period: { from_gte: '2026-10-01', from_lte: '2026-11-23', to_lte: undefined }, ids: ['a', 'b'], trial: false };
    expect(flatFilter(filter)).toEqual({ status: 'Closed', 'period.from_gte': '2026-10-01', 'period.from_lte': '2026-11-23', ids: ['a', 'b'], trial: false });
  });
});
