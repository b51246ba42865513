import type { Paper, PaperFact, PaperParty } from '../../application/ports/paper.js';
import { INK, INNER, PAGE, type Pen } from './pen.js';

const LEFT = PAGE.margin;
const HALF = INNER / 2 - 8;

/** The top of the first page: what it is, from whom and to whom, its dates, and what is to be paid. Answers where the table may begin. */
export const letterhead = (pen: Pen, { title, number, issuer, parties, facts, headline }: Paper): number => {
  const top = PAGE.margin;
  const right = LEFT + HALF + 16;
  const left = pen.write(issuer, { x: LEFT, y: top, width: HALF, font: 'bold', size: 15 });
  const kind = pen.write(title, { x: right, y: top, width: HALF, size: 10, ink: INK.soft, align: 'right' });
  const named = pen.write(number, { x: right, y: top + kind, width: HALF, font: 'bold', size: 15, align: 'right' });
  let y = top + Math.max(left, kind + named) + 8;
  pen.line(y, INK.accent);
  y += 14;
  y += Math.max(...parties.map((party, place) => partyAt(pen, party, { x: place === 0 ? LEFT : right, y }))) + 14;
  y += factsAt(pen, facts, y) + 12;
  return y + headlineAt(pen, headline, y) + 16;
};

const partyAt = (pen: Pen, { role, lines }: PaperParty, { x, y }: { readonly x: number; readonly y: number }): number => {
  let height = pen.write(role, { x, y, width: HALF, size: 8, ink: INK.soft });
  lines.forEach((line, place) => {
    height += pen.write(line, { x, y: y + height, width: HALF, size: place === 0 ? 10.5 : 9, font: place === 0 ? 'bold' : 'regular' });
  });
  return height;
};

/** Side by side, in columns of one width. */
const factsAt = (pen: Pen, facts: readonly PaperFact[], y: number): number => {
  const width = INNER / facts.length;
  return Math.max(
    ...facts.map(({ label, value }, place) => {
      const x = LEFT + place * width;
      const height = pen.write(label, { x, y, width: width - 8, size: 8, ink: INK.soft });
      return height + pen.write(value, { x, y: y + height, width: width - 8, size: 9.5, font: 'bold' });
    }),
  );
};

const headlineAt = (pen: Pen, { label, value, note }: Paper['headline'], y: number): number => {
  const width = HALF - 12;
  const said = note ?? '';
  const height = Math.max(40, pen.height(said, { width, size: 9.5 }) + 20);
  pen.box({ x: LEFT, y, width: INNER, height });
  pen.write(label, { x: LEFT + 12, y: y + 6, width, size: 8, ink: INK.soft });
  pen.write(value, { x: LEFT + 12, y: y + 17, width, size: 13, font: 'bold' });
  pen.write(said, { x: LEFT + HALF + 16, y: y + (height - pen.height(said, { width, size: 9.5 })) / 2, width, size: 9.5, align: 'right' });
  return height;
};
