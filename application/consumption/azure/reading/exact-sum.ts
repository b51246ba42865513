import { exact, exactText, NOTHING, plus } from '../../../../domain/shared/exact-decimal.js';

/** Adds up decimal texts without any rounding. */
export class ExactSum {
  private sum = NOTHING;

  /** A plain decimal such as "-12.50". */
  add(text: string): void {
    this.sum = plus(this.sum, exact(text));
  }

  /** The sum, as short as it can be written. */
  get text(): string {
    return exactText(this.sum);
  }
}
