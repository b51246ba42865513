/** A calendar hung on the wall: every day written down one after the other. Dates are found by looking, never computed. */
const FIRST_YEAR = 2018;
const LAST_YEAR = 2045;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = (year: number): readonly number[] => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (value: number): string => String(value).padStart(2, '0');

const WALL: string[] = [];
const DAY_OF_MONTH: number[] = [];
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
  lengths(year).forEach((days, month) => {
    for (let day = 1; day <= days; day += 1) {
      WALL.push(`${year}-${two(month + 1)}-${two(day)}`);
      DAY_OF_MONTH.push(day);
    }
  });
}
const PLACE = new Map(WALL.map((day, place) => [day, place]));

/** A day as its place on the wall. */
export const placeOf = (day: string): number => PLACE.get(day) ?? fail(day);
export const dayAt = (place: number): string => WALL[place] ?? fail(String(place));
export const isBillingDay = (place: number, billingDay: number): boolean => DAY_OF_MONTH[place] === billingDay;
export const daysUntil = (from: string, to: string): number => placeOf(to) - placeOf(from);
export const daysLater = (day: string, days: number): string => dayAt(placeOf(day) + days);

/** The same day some months later; where that month is too short, its last day (rulings, Billing 3). */
export const monthsLater = (day: string, months: number): string => {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${Math.floor(count / 12)}-${two((count % 12) + 1)}`;
  for (let last = Number(day.slice(8)); ; last -= 1) if (PLACE.has(`${month}-${two(last)}`)) return `${month}-${two(last)}`;
};

/** The first billing day after a day. */
export const nextBillingDay = (day: string, billingDay: number): string => {
  let place = placeOf(day) + 1;
  while (!isBillingDay(place, billingDay)) place += 1;
  return dayAt(place);
};

/** The billing day on which the period of a day began: itself, or one before. */
export const lastBillingDay = (day: string, billingDay: number): string => {
  let place = placeOf(day);
  while (!isBillingDay(place, billingDay)) place -= 1;
  return dayAt(place);
};

const fail = (what: string): never => {
  throw new Error(`${what} is not on the wall`);
};
