import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const source = join(process.cwd(), 'ui', 'src');

/**
 * A module of the pages. They are built by Vite and no part of the server's program, so they are loaded by their address
 * and not by an import that the compiler would follow.
 */
export const pageModule = async <T>(path: string): Promise<T> => (await import(pathToFileURL(join(source, path)).href)) as T;

export const pagesFolder = source;
