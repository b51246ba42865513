import { isBusinessDate } from '../../domain/shared/calendar.js';
import { ruleBroken } from '../../domain/shared/errors.js';

/** @throws DomainError for 30 February. */
export const refuseNoSuchDay = (dates: { readonly validFrom?: string | null | undefined; readonly validTo?: string | null | undefined }): void => {
  for (const field of ['validFrom', 'validTo'] as const) {
    const date = dates[field];
    if (date && !isBusinessDate(date)) throw ruleBroken('no_such_day', `${date} is not a day of the calendar.`, `/${field}`);
  }
};
