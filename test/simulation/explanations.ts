import { ChargeReader } from '../../application/billing/charge-reader.js';
import { InvoiceReader } from '../../application/billing/invoice-reader.js';
import { ResellerChargeReader } from '../../application/billing/reseller-charge-reader.js';
import type { ReadService } from '../../application/queries/read-service.js';
import type { Principal } from '../../application/spine/principal.js';
import { projectionOf, reads } from '../support/chain.js';
import type { World } from './world.js';

const [charges, resellerCharges, supplierCharges, invoices] = [projectionOf('charges'), projectionOf('reseller-charges'), projectionOf('supplier-charges'), projectionOf('invoices')];

interface Told {
  readonly agrees: boolean;
  readonly sentence?: string;
  readonly formula?: string;
}

/** Whatever the world has come to, each charge, reseller charge and invoice in it is explained to those whose it is, and recomputed to the amount that it has. */
export const unexplained = async (world: World): Promise<readonly string[]> => {
  const { platform } = world.system;
  const all: ReadService = reads(platform);
  const [charge, invoice, chain] = [new ChargeReader(all, charges), new InvoiceReader(all, platform.eventStore, { invoices, charges }), new ResellerChargeReader(all, { charges, resellerCharges, supplierCharges })];
  const staffOf = (resellerId: unknown): Principal => world.plans.find(({ seller }) => seller.resellerId === resellerId)?.seller ?? world.system.admin;
  const problems: string[] = [];
  const each = async (view: string, explain: (id: string, as: Principal) => Promise<Told>, readers: (row: Readonly<Record<string, unknown>>) => readonly Principal[]): Promise<void> => {
    for (const row of await world.list(view))
      for (const as of readers(row)) {
        const told = await explain(row.id, as);
        if (!told.agrees) problems.push(`the explanation of ${view} ${row.id} does not agree: ${JSON.stringify({ ...told, tree: undefined, lines: undefined })}`);
      }
  };
  await each('charges', (id, as) => charge.explain(id, as), ({ accountId }) => [world.sellerOf(accountId), world.system.customer(String(accountId))]);
  await each('invoices', (id, as) => invoice.explain(id, as), ({ accountId }) => [world.sellerOf(accountId)]);
  await each('reseller-charges', (id, as) => chain.explain(id, as), (row) => [row['resellerId'], row['debtorId']].map(staffOf));
  return problems;
};
