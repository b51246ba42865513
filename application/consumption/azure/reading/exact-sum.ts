import { decimalText } from '../../../../domain/shared/decimal.js';
import { add, ratio, ZERO } from '../../../../domain/shared/ratio.js';

/** Digits that are added up together, and how many such additions fit into a number. */
const DIGITS = 9;
const MOST_ADDITIONS = 5_000_000;
const POWERS = Array.from({ length: DIGITS + 1 }, (_, power) => 10 ** power);
const [ZERO_SIGN, MINUS] = [48, 45];

/** Adds up decimal texts without any rounding: nine digits at a time, each place by itself, so that a hundred thousand take some milliseconds. */
export class ExactSum {
  /** By place: the n-th holds the digits from the 9n-th after the point on. */
  private fraction: number[] = [];
  /** Places before the point, the last nine digits first. */
  private whole: number[] = [];
  private additions = 0;
  private carried = ZERO;

  /** A plain decimal such as "-12.50". */
  add(text: string): void {
    const negative = text.charCodeAt(0) === MINUS;
    const found = text.indexOf('.');
    const point = found < 0 ? text.length : found;
    for (let end = point, place = 0; end > (negative ? 1 : 0); end -= DIGITS, place++) {
      const start = Math.max(end - DIGITS, negative ? 1 : 0);
      this.whole[place] = (this.whole[place] ?? 0) + signed(digits(text, start, end), negative);
    }
    for (let start = point + 1, place = 0; start < text.length; start += DIGITS, place++) {
      const end = Math.min(start + DIGITS, text.length);
      this.fraction[place] = (this.fraction[place] ?? 0) + signed(digits(text, start, end) * (POWERS[DIGITS - (end - start)] ?? 1), negative);
    }
    if (++this.additions === MOST_ADDITIONS) this.carry();
  }

  /** The sum, as short as it can be written. */
  get text(): string {
    this.carry();
    return decimalText(this.carried);
  }

  private carry(): void {
    const places = [...this.whole.map((sum, place) => ratio(BigInt(sum) * 10n ** BigInt(place * DIGITS))), ...this.fraction.map((sum, place) => ratio(BigInt(sum), 10n ** BigInt((place + 1) * DIGITS)))];
    this.carried = places.reduce(add, this.carried);
    [this.whole, this.fraction, this.additions] = [[], [], 0];
  }
}

const signed = (value: number, negative: boolean): number => (negative ? -value : value);

const digits = (text: string, start: number, end: number): number => {
  let value = 0;
  for (let place = start; place < end; place++) value = value * 10 + (text.charCodeAt(place) - ZERO_SIGN);
  return value;
};
