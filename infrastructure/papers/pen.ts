import type { Paper } from '../../application/ports/paper.js';
import { FONTS, type Font } from './fonts.js';

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 42 } as const;
export const INNER = PAGE.width - 2 * PAGE.margin;

export const INK = { text: '#111a2e', soft: '#56617a', line: '#cbd2e0', box: '#eef3fd', accent: '#1d4ed8' } as const;

export interface Write {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly font?: Font;
  readonly size?: number;
  readonly ink?: string;
  readonly align?: 'left' | 'right';
}

/** Writes and draws on the pages of one document. Measures are points from the top left. */
export interface Pen {
  /** Wraps at the width; answers how high it became. */
  write(text: string, at: Write): number;
  height(text: string, at: Pick<Write, 'width' | 'font' | 'size'>): number;
  line(y: number, ink?: string): void;
  box(at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): void;
  turn(): void;
  /** What is finished of the file, and not taken yet. */
  taken(): Uint8Array | null;
  /** The rest, after the last page. */
  rest(): AsyncIterable<Uint8Array>;
}

const LEADING = 1.36;
const PAGES_REMEMBERED = 10;

/** The library remembers how each word is laid out: in a long paper that is every amount of every row, and grows without bound. */
const forgetWords = (doc: object): void => {
  const { _font: font } = doc as { _font?: { layoutCache?: object } };
  if (font?.layoutCache) font.layoutCache = Object.create(null) as object;
};

/** The library is loaded when the first document is asked for. */
export const takePen = async ({ language, title, number, issuer, issuedOn }: Paper): Promise<Pen> => {
  const { default: PdfDocument } = await import('pdfkit');
  const made = new Date(`${issuedOn}T00:00:00Z`);
  // The size of pages alone: margins would turn them by themselves.
  const doc = new PdfDocument({ size: 'A4', margin: 0, autoFirstPage: false, lang: language, displayTitle: true, info: { Title: `${title} ${number}`, Author: issuer, Creator: 'Skyledger', CreationDate: made, ModDate: made } });
  let pages = 0;
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file);

  const as = ({ font = 'regular', size = 8.5 }: Pick<Write, 'font' | 'size'>): number => {
    doc.font(font).fontSize(size);
    return size * LEADING;
  };
  const fits = (text: string, width: number): boolean => !text.includes('\n') && doc.widthOfString(text) <= width;
  const wrapped = (text: string, width: number, leading: number): number => doc.heightOfString(text, { width, lineGap: leading - doc.currentLineHeight(false) });

  return {
    write(text, { x, y, width, ink = INK.text, align = 'left', ...face }) {
      const leading = as(face);
      doc.fillColor(ink);
      if (fits(text, width)) {
        doc.text(text, align === 'right' ? x + width - doc.widthOfString(text) : x, y, { lineBreak: false });
        return leading;
      }
      doc.text(text, x, y, { width, align, lineGap: leading - doc.currentLineHeight(false) });
      return wrapped(text, width, leading);
    },
    height(text, { width, ...face }) {
      const leading = as(face);
      return fits(text, width) ? leading : wrapped(text, width, leading);
    },
    line: (y, ink = INK.line) => void doc.moveTo(PAGE.margin, y).lineTo(PAGE.width - PAGE.margin, y).lineWidth(0.6).strokeColor(ink).stroke(),
    box: ({ x, y, width, height }) => void doc.roundedRect(x, y, width, height, 5).fill(INK.box),
    turn() {
      doc.addPage();
      if (++pages % PAGES_REMEMBERED === 0) forgetWords(doc);
    },
    taken: () => doc.read() as Uint8Array | null,
    rest() {
      doc.end();
      return doc;
    },
  };
};
