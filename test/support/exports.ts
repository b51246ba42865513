import { createHash } from 'node:crypto';
import { Downloads, type Download } from '../../application/audit/exports/downloads.js';
import { ExportRunner } from '../../application/audit/exports/export-runner.js';
import type { Principal } from '../../application/spine/principal.js';
import type { TestSystem } from './system.js';

export const exportRunner = ({ platform }: TestSystem): ExportRunner => platform.container.get(ExportRunner);

/** Asks for an export and writes it; answers its id. */
export const exported = async (system: TestSystem, body: object, as: Principal = system.admin): Promise<string> => {
  const { id } = await system.send('request-export', { format: 'csv', ...body }, { as });
  await exportRunner(system).run(id);
  await system.settle();
  return id;
};

export const downloadOf = (system: TestSystem, exportId: string, as: Principal = system.admin): Promise<Download> => system.platform.container.get(Downloads).of(exportId, as);

/** The bytes of an export's file. */
export const fileOf = async (system: TestSystem, exportId: string, as: Principal = system.admin): Promise<Buffer> => {
  const { file } = await downloadOf(system, exportId, as);
  if (!file) throw new Error('the file is gone');
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** So many charges more in the view, without the events that would make them. */
export const writeCharges = async ({ platform: { readStore, eventStore } }: TestSystem, charge: Readonly<Record<string, unknown>>, count: number): Promise<void> => {
  const [collection, position] = [await readStore.activeCollection('charges'), await eventStore.head()];
  const writes = Array.from({ length: count }, (_, index) => ({ id: `charge-${index}`, position, body: { ...charge, id: `charge-${index}`, net: index } }));
  for (let from = 0; from < count; from += 5_000) await readStore.apply(new Map([[collection ?? '', writes.slice(from, from + 5_000)]]), new Map());
};
