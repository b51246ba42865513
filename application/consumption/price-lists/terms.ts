const MONTHS_OF = { month: 1, year: 12, m: 1, y: 12 } as const;

/** How many months a price is for: "1 Month(s)", "P1Y", "P3Y"; 0 for what is paid once; null where it is none of these. */
export const monthsOf = (text: string): number | null => {
  if (/^one-?time$/i.test(text)) return 0;
  const [, count, unit] = /^P(\d{1,2})([MY])$/i.exec(text) ?? /^(\d{1,2}) (month|year)(?:\(s\)|s)?$/i.exec(text) ?? [];
  const months = Number(count) * MONTHS_OF[(unit ?? '').toLowerCase() as keyof typeof MONTHS_OF];
  return months > 0 ? months : null;
};
