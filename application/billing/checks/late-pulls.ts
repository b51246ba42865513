import { inject, injectable } from 'inversify';
import type { Clock } from '../../ports/clock.js';
import type { JsonObject } from '../../ports/read-store.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';

const DAY_MS = 86_400_000;

/** Linked Azure subscriptions of which the vendor was last asked with success a day ago, or never since they were linked a day ago. Their usage may be nothing: that is not late. */
@injectable()
export class LatePulls {
  constructor(
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** Those never asked first, then by when they were: there are none as long as the runs come through. */
  async *all(): AsyncGenerator<JsonObject> {
    const since = new Date(Date.parse(this.clock.now()) - DAY_MS).toISOString();
    for await (const link of this.views.all('azure-links', { lastSucceededAt: null }, { field: 'linkedAt', upTo: since })) yield link;
    yield* this.views.all('azure-links', {}, { field: 'lastSucceededAt', upTo: since }, 'lastSucceededAt');
  }
}
