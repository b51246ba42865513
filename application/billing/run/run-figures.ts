import { inject, injectable } from 'inversify';
import type { BillingFigures, BillingStatus } from '../../ports/billing-status.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';

/** How billing stands, from the list of its runs: the same on every server. */
@injectable()
export class RunFigures implements BillingStatus {
  constructor(@inject(TOKENS.views) private readonly views: Views) {}

  async figures(): Promise<BillingFigures> {
    let lastSuccess: string | null = null;
    let latest = '';
    let failures = 0;
    for await (const { date, completedAt, failureCount } of this.views.all('billing-runs', {})) {
      if (typeof completedAt === 'string' && (lastSuccess === null || completedAt > lastSuccess)) lastSuccess = completedAt;
      if (String(date) >= latest) [latest, failures] = [String(date), Number(failureCount)];
    }
    return { lastSuccess, failures };
  }
}
