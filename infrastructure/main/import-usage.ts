import { MalformedCommand, type CommandBus } from '../../application/spine/command-bus.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { DomainError } from '../../domain/shared/errors.js';
import { pagesOf } from '../usage-files/pages.js';
import { bodyOf, type PageRead } from '../usage-files/read-pages.js';

export interface UsageImport {
  readonly pages: number;
  readonly refused: readonly { readonly line: number; readonly detail: string }[];
}

/** Pages may arrive in any order, and those that are written together share a sync of the disk. */
const AT_ONCE = 8;

/**
 * Takes in a file of usage: `{"delivery": {...}, "page": {...}}`, one a line, or one over many lines (rulings, Azure 12).
 * A page that is refused is told, and the others go on. `pages` reads the file.
 */
export const importUsage = async (file: string, bus: CommandBus, onProgress: (text: string) => void, pages: (file: string) => AsyncIterable<PageRead> = pagesOf): Promise<UsageImport> => {
  const refused: { line: number; detail: string }[] = [];
  let taken = 0;
  const takeIn = async (page: PageRead): Promise<void> => {
    try {
      await bus.execute(request(page));
      onProgress(`${++taken} pages`);
    } catch (error) {
      refused.push({ line: page.line, detail: reasonOf(error) });
    }
  };
  const all = pages(file)[Symbol.asyncIterator]();
  const worker = async (): Promise<void> => {
    for (let next = await all.next(); !next.done; next = await all.next()) await takeIn(next.value);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    // What reads the file waits for somebody who takes its pages.
    await all.return?.();
  }
  return { pages: taken, refused: refused.sort((a, b) => a.line - b.line) };
};

/** Why a page was refused; what is no refusal is thrown on. */
const reasonOf = (error: unknown): string => {
  if (error instanceof MalformedCommand) return error.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ') || error.message;
  if (error instanceof DomainError || error instanceof SyntaxError) return error.message;
  throw error;
};

/** The same page has the same key: sent again it gets its first answer. */
const request = (page: PageRead): Parameters<CommandBus['execute']>[0] => {
  const { key } = page;
  return { name: 'import-azure-usage', body: bodyOf(page), principal: systemPrincipal('import-usage'), key, keyed: false, expectedRevision: null, dryRun: false, correlationId: key, bodyHash: key };
};
