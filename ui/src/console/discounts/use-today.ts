import { useMe } from '../../shared/api/hooks.js';
import { todayIn } from '../../shared/format/dates.js';

/** The date at the reader's reseller. */
export const useToday = (): string => todayIn(useMe().reseller.timeZone);
