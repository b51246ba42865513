import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { PageTypes, type Schemas } from './api-types.js';

const TYPES = 'shared/api/types.ts';
const types = (folder: string): string => `shared/api/types/${folder}.ts`;
const [AZURE, EXPORTS, COMMANDS] = ['shared/azure/types.ts', 'shared/exports/export.ts', 'shared/api/commands.ts'];

/** What the pages call the rows of the API, file by file. */
const ROWS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [types('billing')]: { Payment: 'PaymentsRow', Charge: 'ChargesRow', LedgerEntry: 'LedgerEntriesRow', Invoice: 'InvoicesRow', Correction: 'CorrectionsRow', Guarantee: 'GuaranteesRow', ResellerCharge: 'ResellerChargesRow' },
  [types('sales')]: { Order: 'OrdersRow' },
  [types('subscriptions')]: { Subscription: 'SubscriptionsRow', ManualOperation: 'ManualOperationsRow' },
  [types('partners')]: { Reseller: 'ResellersRow', Account: 'AccountsRow', AccountUser: 'UsersRow' },
  [types('catalog')]: { Product: 'ProductsRow', ServiceTerms: 'ServiceTermsRow', Plan: 'PlansRow', PriceListRow: 'PriceListRow', DiscountRow: 'DiscountsRow' },
  [types('consumption-reservations')]: { ReservationSku: 'ReservationSkusRow', Reservation: 'ReservationsRow' },
  [types('price-lists')]: { VendorPriceList: 'VendorPriceListsRow', VendorOffer: 'VendorOffersRow' },
  [types('me')]: { SignedIn: 'Me' },
  [AZURE]: { AzureDailyRow: 'AzureDailyRow' },
  [EXPORTS]: { Export: 'ExportsRow' },
};

const { schemas } = (JSON.parse(readFileSync('openapi.json', 'utf8')) as { components: { schemas: Schemas } }).components;
const schemaOf = (command: string): string => command.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase().replace('-', ''));

describe('the types of the pages', () => {
  let pages: PageTypes;
  beforeAll(() => {
    pages = new PageTypes([TYPES, COMMANDS, AZURE, EXPORTS, ...Object.keys(ROWS)]);
  });

  it.each(Object.entries(ROWS).flatMap(([file, rows]) => Object.entries(rows).map(([name, row]) => [name, row, file] as const)))('%s has no field that %s of the API has not, and none of another kind', (name, row, file) => {
    expect(schemas[row]).toBeDefined();
    expect(pages.differences(pages.named(file, name), schemas[row] ?? {}, schemas)).toEqual([]);
  });

  it('a command is sent with the fields that the API takes, and with all that it needs', () => {
    const wrong = [...pages.members(pages.named(COMMANDS, 'Commands'))].flatMap(([command, { type }]) => {
      const schema = schemas[schemaOf(command)];
      if (!schema) return [`${command}: no such command`];
      const sent = type.isUnion() ? [] : pages.members(type);
      const missing = type.isUnion() ? [] : (schema.required ?? []).filter((field) => new Map(sent).get(field)?.optional ?? true);
      return [...pages.differences(type, schema, schemas).map((difference) => `${command}: ${difference}`), ...missing.map((field) => `${command}: ${field} may be left out here, the API needs it`)];
    });
    expect(wrong).toEqual([]);
  });
});
