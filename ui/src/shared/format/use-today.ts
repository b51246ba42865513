import { useMe } from '../api/hooks.js';
import { todayIn } from './dates.js';

/** The date at the reader's reseller. */
export const useToday = (): string => todayIn(useMe().reseller.timeZone);
