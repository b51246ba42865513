import { inject, injectable } from 'inversify';
import { addDays } from '../../../domain/shared/calendar.js';
import type { JsonObject } from '../../ports/read-store.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { RunCalendar } from '../run/run-calendar.js';

/** More than these are not told apart: something is wrong with billing as a whole. */
const AT_MOST = 50_000;

/** Charges that are held for a day that has passed: their billing day came, and did not write them off (domain.md 5.14). */
@injectable()
export class OverdueCharges {
  constructor(
    @inject(RunCalendar) private readonly calendar: RunCalendar,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  /** The oldest first, by the index on status and day: there are none as long as billing runs. A day passes when it is over for every reseller. */
  async *all(): AsyncGenerator<JsonObject> {
    const yesterday = addDays(await this.calendar.latestDate(), -1);
    let seen = 0;
    for await (const charge of this.views.all('charges', { status: 'Blocked' }, { field: 'dueOn', upTo: yesterday }, 'dueOn')) {
      yield charge;
      if (++seen === AT_MOST) return;
    }
  }
}
