import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Views } from '../../application/ports/views.js';
import type { CommandAnswer, CommandBus } from '../../application/spine/command-bus.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import type { JsonObject } from '../../application/ports/read-store.js';

export interface PriceListImport {
  readonly file: string;
  /** Looks only: it stays in the console, to be applied or discarded there. */
  readonly preview: boolean;
  readonly coefficient?: string | undefined;
  readonly customerType?: string | undefined;
  readonly market?: string | undefined;
}

/** Takes in a price list of the distributor's vendor, and applies it unless it is to be looked at first. */
export const importPriceList = async ({ file, preview, coefficient, customerType, market }: PriceListImport, { bus, views }: { readonly bus: CommandBus; readonly views: Views }): Promise<JsonObject> => {
  await views.catchUp();
  const resellerId = await rootOf(views);
  const send = async (name: string, body: object): Promise<CommandAnswer> =>
    (await bus.execute({ name, body, principal: systemPrincipal('import-price-list'), key: crypto.randomUUID(), keyed: false, expectedRevision: null, dryRun: false, correlationId: crypto.randomUUID() })) as CommandAnswer;
  const bytes = await readFile(file);
  const { id: listId } = await send('upload-price-list', { resellerId, fileName: basename(file), file: bytes.toString('base64'), ...(coefficient && { coefficient }), ...(market && { market }) });
  if (customerType) await send('preview-price-list', { listId, customerType, ...(coefficient && { coefficient }) });
  if (!preview) await send('apply-price-list', { listId });
  await views.catchUp();
  for await (const list of views.all('vendor-price-lists', { id: listId })) return list;
  throw new Error(`the price list ${listId} is not in the list of price lists`);
};

const rootOf = async (views: Views): Promise<string> => {
  for await (const { id } of views.all('resellers', { parentId: null })) return String(id);
  return '';
};
