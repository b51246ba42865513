import type { Paper, PaperColumn, PaperRow } from '../../application/ports/paper.js';
import { INK, INNER, PAGE, type Pen } from './pen.js';

const GAP = 8;
const PAD = 4;

interface Cell extends Pick<PaperColumn, 'heading' | 'numeric'> {
  readonly x: number;
  readonly width: number;
}

/** A table over as many pages as it needs; each begins with the headings. */
export interface Table {
  /** Where the next thing on this page may stand. */
  readonly y: () => number;
  readonly row: (row: PaperRow) => void;
  /** Room for something of this height, on the next page if need be. Answers where it begins. */
  readonly room: (height: number) => number;
}

export const tableOf = (pen: Pen, columns: Paper['columns'], { start, turn, bottom }: { readonly start: number; readonly turn: () => number; readonly bottom: number }): Table => {
  const cells = placed(columns);
  let y = headings(pen, cells, start);
  const room = (height: number, headed = true): number => {
    if (y + height > bottom) y = headed ? headings(pen, cells, turn()) : turn();
    return y;
  };
  return {
    y: () => y,
    row(row) {
      const height = heightOf(pen, cells, row);
      rowAt(pen, cells, { row, y: room(height) });
      y += height;
      pen.line(y);
    },
    room(height) {
      const at = room(height, false);
      y = at + height;
      return at;
    },
  };
};

const placed = (columns: readonly PaperColumn[]): readonly Cell[] => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x: number = PAGE.margin;
  return columns.map(({ heading, numeric, share }, place) => {
    const width = (INNER * share) / whole;
    x += width;
    return { heading, numeric, x: x - width, width: place === columns.length - 1 ? width : width - GAP };
  });
};

const headings = (pen: Pen, cells: readonly Cell[], y: number): number => {
  const heights = cells.map(({ heading, numeric, x, width }) => pen.write(heading, { x, y, width, size: 8, font: 'bold', ink: INK.soft, align: numeric ? 'right' : 'left' }));
  const below = y + Math.max(...heights) + PAD;
  pen.line(below, INK.soft);
  return below;
};

const heightOf = (pen: Pen, [first, ...others]: readonly Cell[], { cells: [what = '', ...values], detail }: PaperRow): number => {
  const wide = first?.width ?? 0;
  const high = pen.height(what, { width: wide }) + (detail === '' ? 0 : pen.height(detail, { width: wide, size: 7 }));
  return Math.max(high, ...others.map(({ width }, place) => pen.height(values[place] ?? '', { width }))) + 2 * PAD;
};

const rowAt = (pen: Pen, cells: readonly Cell[], { row, y }: { readonly row: PaperRow; readonly y: number }): void => {
  cells.forEach(({ x, width, numeric }, place) => {
    const text = row.cells[place] ?? '';
    const height = text === '' ? 0 : pen.write(text, { x, y: y + PAD, width, align: numeric ? 'right' : 'left' });
    if (place === 0 && row.detail !== '') pen.write(row.detail, { x, y: y + PAD + height, width, size: 7, ink: INK.soft });
  });
};
