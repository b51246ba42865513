import { expect, it } from '@jest/globals';
import { day, page } from '../../../test/support/azure.js';
import { packPage, ReadPage } from './read-page.js';
import { recordsOf } from './utilization-page.js';

it('meters and resources that pages name again are kept once, those that differ apart', () => {
  const sent = page([day('2026-11-01', 1, { tags: { team: 'a' } }), day('2026-11-02', 2, { tags: { team: 'b' }, region: 'EU North' }), day('2026-11-03', 3, { tags: { team: 'a' } })]);
  const [first, second] = [recordsOf(sent), recordsOf(page([day('2026-11-04', 4, { tags: { team: 'a' } })]))];
  expect(second[0]?.resource).toBe(first[2]?.resource);
  expect(second[0]?.meter).toBe(first[2]?.meter);
  expect(first.map(({ resource: { tags }, meter: { region } }) => [tags, region])).toEqual([[[['team', 'a']], ''], [[['team', 'b']], 'EU North'], [[['team', 'a']], '']]);
  const [handed] = new ReadPage(JSON.parse(JSON.stringify(packPage(second))) as ReturnType<typeof packPage>).records;
  expect(handed).toEqual(second[0]);
  expect(handed?.resource).toBe(second[0]?.resource);
});
