import { inject, injectable } from 'inversify';
import { ruleBroken } from '../../../domain/shared/errors.js';
import { addDays } from '../../../domain/shared/calendar.js';
import type { Clock } from '../../ports/clock.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';

/** Which business dates are to be run. */
@injectable()
export class RunCalendar {
  constructor(
    @inject(TOKENS.views) private readonly views: Pick<Views, 'all' | 'catchUp'>,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** A day can be run when it has come for every reseller: where it has not, orders still begin before it. */
  async latestDate(): Promise<string> {
    return (await this.dateOfAll()) ?? this.clock.today('UTC');
  }

  /** The latest date when it, or one before it, was never run to its end; null when there is nothing to do. */
  async dueDate(): Promise<string | null> {
    // What lags behind would make a day look open that was run just now.
    const latest = (await this.views.catchUp()) ? await this.dateOfAll() : undefined;
    if (latest === undefined) return null;
    const first = await this.firstOpenDay();
    return first === undefined || first <= latest ? latest : null;
  }

  /** The days to run so that all up to and with `date` were run. @throws date_in_future */
  async daysUpTo(date: string): Promise<readonly string[]> {
    const latest = await this.latestDate();
    if (date > latest) throw ruleBroken('date_in_future', `It is ${latest}: a billing day can be run when it has come.`, '/date');
    const first = await this.firstOpenDay();
    const days: string[] = [];
    for (let day = first !== undefined && first < date ? first : date; day <= date; day = addDays(day, 1)) days.push(day);
    return days;
  }

  private async dateOfAll(): Promise<string | undefined> {
    let latest: string | undefined;
    for await (const { timeZone } of this.views.all('resellers', {})) {
      const today = this.clock.today(String(timeZone));
      if (latest === undefined || today < latest) latest = today;
    }
    return latest;
  }

  /** The first day that was never run to its end; before any run, the day of the first order, which may be for days that are free. */
  private async firstOpenDay(): Promise<string | undefined> {
    let open: string | undefined;
    let last: string | undefined;
    for await (const run of this.views.all('billing-runs', {})) {
      const date = String(run.date);
      if (run.status === 'Running' && (open === undefined || date < open)) open = date;
      if (last === undefined || date > last) last = date;
    }
    if (last !== undefined) return open ?? addDays(last, 1);
    for await (const { placedOn } of this.views.all('orders', {}, undefined, 'placedOn')) return String(placedOn);
    return undefined;
  }
}
