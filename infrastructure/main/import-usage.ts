import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { MalformedCommand, type CommandBus } from '../../application/spine/command-bus.js';
import { exactJson } from '../../application/spine/exact-json.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { DomainError } from '../../domain/shared/errors.js';

export interface UsageImport {
  readonly pages: number;
  readonly refused: readonly { readonly line: number; readonly detail: string }[];
}

/** Pages may arrive in any order, and those that are written together share a sync of the disk. */
const AT_ONCE = 8;

/**
 * Takes in a file of usage: `{"delivery": {...}, "page": {...}}`, one a line, or one over many lines (rulings, Azure 12).
 * A page that is refused is told, and the others go on.
 */
export const importUsage = async (file: string, bus: CommandBus, onProgress: (text: string) => void): Promise<UsageImport> => {
  const refused: { line: number; detail: string }[] = [];
  let pages = 0;
  const takeIn = async ({ line, text }: Page): Promise<void> => {
    try {
      await bus.execute(request(text));
      onProgress(`${++pages} pages`);
    } catch (error) {
      refused.push({ line, detail: reasonOf(error) });
    }
  };
  const all = pagesOf(file)[Symbol.asyncIterator]();
  const worker = async (): Promise<void> => {
    for (let next = await all.next(); !next.done; next = await all.next()) await takeIn(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { pages, refused: refused.sort((a, b) => a.line - b.line) };
};

/** Why a page was refused; what is no refusal is thrown on. */
const reasonOf = (error: unknown): string => {
  if (error instanceof MalformedCommand) return error.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ') || error.message;
  if (error instanceof DomainError || error instanceof SyntaxError) return error.message;
  throw error;
};

/** The same page has the same key: sent again it gets its first answer. */
const request = (text: string): Parameters<CommandBus['execute']>[0] => {
  const key = createHash('sha256').update(text).digest('hex');
  return { name: 'import-azure-usage', body: exactJson(text), principal: systemPrincipal('import-usage'), key, keyed: false, expectedRevision: null, dryRun: false, correlationId: key, bodyHash: key };
};

interface Page {
  readonly line: number;
  readonly text: string;
}

async function* pagesOf(file: string): AsyncIterable<Page> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    line++;
    const page = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (page.trim() === '') continue;
    if (line === 1 && !isWhole(page)) return yield { line, text: (await readFile(file, 'utf8')).replace(/^\uFEFF/, '') };
    yield { line, text: page };
  }
}

const isWhole = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
