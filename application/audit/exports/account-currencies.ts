import type { JsonObject } from '../../ports/read-store.js';
import type { Views } from '../../ports/views.js';

/** Rows of an account's money that do not name its currency take it from the account; looked up once for each account. */
export class AccountCurrencies {
  private readonly known = new Map<string, string>();

  constructor(private readonly views: Pick<Views, 'all'>) {}

  /** Learns those of the rows. */
  async prepare(rows: readonly JsonObject[]): Promise<void> {
    const missing = new Set<string>();
    for (const { accountId, currency } of rows) if (typeof accountId === 'string' && typeof currency !== 'string' && !this.known.has(accountId)) missing.add(accountId);
    if (missing.size === 0) return;
    for await (const { id, currency } of this.views.all('accounts', { id: [...missing] })) this.known.set(String(id), String(currency));
  }

  of = ({ accountId }: JsonObject): string | undefined => this.known.get(String(accountId));
}
