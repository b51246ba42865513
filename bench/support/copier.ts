import type { Demo } from './demo.js';

/** What a customer's business is made of; everything else of the demo is there once: resellers, catalogue, people's data. */
const OF_A_CUSTOMER = /^(account|ledger|user|payment|order|subscription|series|invoice|consumption|usage|usage_charge|usage_register|azure_link|azure_pull|azure_reservation|reseller_charges|manual_operation)-/;

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const NUMBER = /"(A|SO|PY|S)(\d{6})"/g;
/** More than the demo gives of any kind. */
const NUMBERS_A_COPY = 1000;
/** Odd, so that no two of 2^32 copies get the same; large, so that the ids of one copy lie apart in every index. */
const STEP = 0x9e3779b1;

export const isOfCustomer = ({ stream }: { readonly stream: string }): boolean => OF_A_CUSTOMER.test(stream);

/** Makes the business of other customers of the same resellers out of the demo's: the same, with ids and numbers of their own. */
export class Copier {
  private readonly shared: ReadonlySet<string>;

  constructor({ events, profiles }: Demo) {
    const streams = events.filter((event) => !isOfCustomer(event)).map(({ stream }) => stream.slice(stream.indexOf('-') + 1));
    this.shared = new Set([...streams, ...profiles.map(({ id }) => id)]);
  }

  copy<T>(original: T, copy: number): T {
    const text = JSON.stringify(original)
      .replace(ID, (id) => (this.shared.has(id) ? id : moved(id, copy)))
      .replace(NUMBER, (_, prefix: string, digits: string) => `"${prefix}${String(Number(digits) + copy * NUMBERS_A_COPY).padStart(9, '0')}"`);
    return JSON.parse(text) as T;
  }
}

const moved = (id: string, copy: number): string => ((Number.parseInt(id.slice(0, 8), 16) + copy * STEP) % 2 ** 32).toString(16).padStart(8, '0') + id.slice(8);
