import { setImmediate } from 'node:timers/promises';
import type { DrawPaper, Paper } from '../../application/ports/paper.js';
import { letterhead } from './letterhead.js';
import { INK, INNER, PAGE, takePen, type Pen } from './pen.js';
import { tableOf, type Table } from './table.js';

const FOOT = PAGE.height - PAGE.margin + 12;
const BOTTOM = PAGE.height - PAGE.margin - 6;

/** A paper as PDF, page by page: what is drawn is handed out before more is drawn, and others get their turn between pages. */
export const drawPdf: DrawPaper = async function* (paper) {
  const pen = await takePen(paper);
  let pages = 0;
  const turn = (): number => {
    pen.turn();
    pages++;
    pen.write(paper.page(pages), { x: PAGE.margin, y: FOOT, width: INNER, size: 7.5, ink: INK.soft, align: 'right' });
    return PAGE.margin;
  };
  turn();
  const table = tableOf(pen, paper.columns, { start: letterhead(pen, paper), turn, bottom: BOTTOM });
  for await (const rows of paper.rows) {
    for (const row of rows) {
      const before = pages;
      table.row(row);
      if (pages === before) continue;
      const chunk = pen.taken();
      if (chunk) yield chunk;
      await setImmediate();
    }
  }
  totals(pen, table, paper.totals);
  notes(pen, table, paper.notes);
  yield* pen.rest();
};

const TOTALS = INNER * 0.45;

/** Below each other at the right, never apart from each other. */
const totals = (pen: Pen, table: Table, lines: Paper['totals']): void => {
  const high = (strong?: boolean): number => (strong ? 20 : 15);
  let y = table.room(lines.reduce((sum, { strong }) => sum + high(strong), 16)) + 10;
  const x = PAGE.width - PAGE.margin - TOTALS;
  for (const { label, value, strong } of lines) {
    const face = { y: y + (strong ? 2 : 0), width: TOTALS / 2, size: strong ? 11.5 : 9, font: strong ? 'bold' : 'regular' } as const;
    pen.write(label, { ...face, x });
    pen.write(value, { ...face, x: x + TOTALS / 2, align: 'right' });
    y += high(strong);
  }
};

const notes = (pen: Pen, table: Table, texts: readonly string[]): void => {
  for (const text of texts) {
    const height = pen.height(text, { width: INNER, size: 8 });
    pen.write(text, { x: PAGE.margin, y: table.room(height + 6) + 6, width: INNER, size: 8, ink: INK.soft });
  }
};
