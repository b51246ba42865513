import { packPage, ReadPage, type PackedPage } from '../../application/consumption/azure/read-page.js';
import { recordsOf } from '../../application/consumption/azure/utilization-page.js';
import { exactJson } from '../../application/spine/exact-json.js';
import type { PageText } from './pages.js';

/** A page whose records are read; a page whose records cannot be read stays text, and is refused by the command. */
export type PageRead = PageText | (Omit<PageText, 'text'> & { readonly around: object; readonly packed: PackedPage });

/** Does what takes longest of a page's import, and needs nothing but the page. */
export const read = ({ text, ...page }: PageText): PageRead => {
  try {
    const { page: document, ...around } = exactJson(text) as { readonly page: object };
    return { ...page, around, packed: packPage(recordsOf(document)) };
  } catch {
    return { ...page, text };
  }
};

/** The body of the command that takes the page in. @throws SyntaxError */
export const bodyOf = (page: PageRead): unknown => ('text' in page ? exactJson(page.text) : { ...page.around, page: new ReadPage(page.packed) });
