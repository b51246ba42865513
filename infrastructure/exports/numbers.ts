const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** So many significant digits a spreadsheet keeps. */
const EXACT_DIGITS = 15;

/** Is it a plain decimal number: "-12.50"? */
export const isNumber = (value: string): boolean => NUMBER.test(value);

/** Does a spreadsheet, which computes in doubles, show this number as it is? */
export const isExactInSpreadsheets = (value: string): boolean => {
  if (value.length <= EXACT_DIGITS) return isNumber(value);
  return isNumber(value) && value.replace(/^-?0*\.?0*/, '').replace('.', '').length <= EXACT_DIGITS;
};
