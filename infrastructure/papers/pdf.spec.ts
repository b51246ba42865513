import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { pagesOf } from '../../test/support/pdf-text.js';
import type { Paper, PaperRow } from '../../application/ports/paper.js';
import { drawPdf } from './pdf.js';

const row = (place: number): PaperRow => ({ cells: [`Office E3 ${place}`, '1 – 31 Oct 2026', `${place}.00`], detail: `S${place}` });

const paper = (rows: number, more: Partial<Paper> = {}): Paper => ({
  language: 'en', title: 'Invoice', number: 'INV-7', issuer: 'Northwind Cloud', issuedOn: '2026-11-02',
  parties: [{ role: 'From', lines: ['Northwind Cloud'] }, { role: 'To', lines: ['Fjord Books AS', 'Bergen'] }],
  facts: [{ label: 'Issued on', value: '2 Nov 2026' }],
  headline: { label: 'Amount due', value: '52.50 EUR', note: 'Please pay by 12 Nov 2026' },
  columns: [{ heading: 'Description', share: 3, numeric: false }, { heading: 'Period', share: 2, numeric: false }, { heading: 'Amount', share: 1, numeric: true }],
  rows: batches(rows),
  totals: [{ label: 'Net amount', value: '52.50 EUR' }, { label: 'Total', value: '52.50 EUR', strong: true }],
  notes: ['Months: 1 is a whole month.'],
  page: (page) => `page ${page}`,
  ...more,
});

async function* batches(rows: number): AsyncGenerator<readonly PaperRow[]> {
  for (let from = 0; from < rows; from += 100) yield Array.from({ length: Math.min(100, rows - from) }, (_, place) => row(from + place));
}

const drawn = (of: Paper): Promise<Buffer> => buffer(drawPdf(of));
const words = async (of: Paper): Promise<readonly string[]> => pagesOf(await drawn(of));

describe('a paper as PDF', () => {
  it('has what it says on one page, and says that it is a PDF of that title and day', async () => {
    const file = await drawn(paper(2));
    const [page = '', ...others] = pagesOf(file);
    expect(others).toEqual([]);
    for (const text of ['Northwind Cloud', 'INV-7', 'Fjord Books AS', 'Bergen', '52.50 EUR', 'Please pay by 12 Nov 2026', 'Office E3 1', 'S1', '1 – 31 Oct 2026', '1.00', 'Total', 'page 1']) expect(page).toContain(text);
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.toString('latin1')).toContain('(D:20261102000000Z)');
  });

  it('goes over pages with the headings on each, every row once, and the totals together at the end', async () => {
    const pages = await words(paper(260));
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((page, place) => expect(page).toContain(`page ${place + 1}`));
    pages.slice(0, -1).forEach((page) => expect(page).toContain('Description Period Amount'));
    const found = pages.flatMap((page) => [...page.matchAll(/Office E3 (\d+)/g)].map(([, place]) => Number(place)));
    expect(found).toEqual(Array.from({ length: 260 }, (_, place) => place));
    expect(pages.findIndex((page) => page.includes('Net amount'))).toBe(pages.findIndex((page) => page.includes('Total')));
  });

  it('is the same file for the same paper', async () => {
    expect((await drawn(paper(150))).equals(await drawn(paper(150)))).toBe(true);
  });

  it('writes Cyrillic, Devanagari and accents, and wraps what is long', async () => {
    const name = 'Облачная подписка São Paulo क्लाउड сотрудников отдела продаж и поддержки';
    const [page = ''] = await words(paper(0, { title: 'Счёт', rows: (async function* () { yield [{ cells: [name, '', ''], detail: '' }]; })() }));
    expect(page).toContain('Счёт');
    for (const word of name.split(' ').filter((each) => each !== 'क्लाउड')) expect(page).toContain(word);
    // A conjunct is one glyph; its letters are all there.
    expect([...page].filter((letter) => /[\u0900-\u097f]/.test(letter)).length).toBeGreaterThan(3);
  });

  it('draws no further than it is read', async () => {
    let pulled = 0;
    const counted = (async function* () {
      for await (const rows of batches(5000)) {
        pulled++;
        yield rows;
      }
    })();
    for await (const chunk of drawPdf(paper(0, { rows: counted }))) if (chunk.length > 0) break;
    expect(pulled).toBe(1);
  });
});
