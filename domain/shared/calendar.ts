/** A business date "YYYY-MM-DD" in the reseller's time zone. Periods are start inclusive, end exclusive. */
export type BusinessDate = string;

export interface Period {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

interface Ymd {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const ymd = (date: BusinessDate): Ymd => ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) });
const text = ({ year, month, day }: Ymd): BusinessDate => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
export const daysInMonth = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

/** True for a date that exists in the Gregorian calendar. */
export const isBusinessDate = (date: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const { year, month, day } = ymd(date);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};

const MS_PER_DAY = 86_400_000;
const dayNumber = (date: BusinessDate): number => {
  const { year, month, day } = ymd(date);
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
};

export const daysBetween = (from: BusinessDate, to: BusinessDate): number => dayNumber(to) - dayNumber(from);
export const addDays = (date: BusinessDate, days: number): BusinessDate => new Date((dayNumber(date) + days) * MS_PER_DAY).toISOString().slice(0, 10);

/** Same day n months later, clamped to the month's end (rulings, Billing 3). */
export const addMonths = (date: BusinessDate, months: number): BusinessDate => {
  const { year, month, day } = ymd(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return text({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
};

/** From one day to the same day of another month. */
export const monthsBetween = (from: BusinessDate, to: BusinessDate): number => {
  const [a, b] = [ymd(from), ymd(to)];
  return (b.year - a.year) * 12 + b.month - a.month;
};

/** The billing period that holds a date: [billing day, next billing day). Billing days are 1 to 28, so no month lacks one. */
export const billingPeriodOf = (date: BusinessDate, billingDay: number): Period => {
  const { year, month, day } = ymd(date);
  const thisMonth = text({ year, month, day: billingDay });
  const from = day >= billingDay ? thisMonth : addMonths(thisMonth, -1);
  return { from, to: addMonths(from, 1) };
};

export const earliest = (a: BusinessDate, b: BusinessDate): BusinessDate => (a < b ? a : b);
export const latest = (a: BusinessDate, b: BusinessDate): BusinessDate => (a < b ? b : a);

/** The last instant of a day in UTC: prices of a day of use are those with which it ends. */
export const endOfDay = (day: BusinessDate): string => `${day}T23:59:59.999Z`;
